import type { JsonObject } from '../lib/json.ts';
import type { CapUse } from './cap.ts';
import type { ActorKind, Surface } from './event.ts';
import type { ExecutionStatus } from './execution.ts';
import type { IncidentCause, Severity } from './incident.ts';
import type { CaseSection } from './case-section.ts';
import type { MessageKind } from './message.ts';
import type { Routing } from './policy.ts';
import type { Moved } from './drift.ts';
import type { FieldChange, ProposalBody } from './proposal.ts';
import type { NoticeKind } from './notice.ts';
import type { DecisionKind, Holder, ReviewResolution } from './review.ts';
import type { Mode, RunStatus, Trigger } from './run.ts';
import type { Verdict } from './shadow/compare.ts';
import type { ObservationState } from './shadow/observe.ts';
import type { TimelyDeed } from './timetable.ts';
import type { StepKind, StepStatus } from './step.ts';
import type { RecordLink } from './tool.ts';
import type { Choice } from './workflow.ts';
import type { WorkingHours } from './working-time.ts';

/** A whole run as people see it: what every surface draws from. Texts are null where they were erased. */
export type RunView = {
  id: string;
  workflow: {
    id: string;
    title: string;
    version: string;
    proof: string;
    /** Team ids: who answers when it goes wrong. */
    owner: string;
    backupOwner: string;
    rejectReasons: readonly Choice[];
    escalationCategories: readonly Choice[];
    levels: number;
  };
  mode: Mode;
  status: RunStatus;
  trigger: Trigger;
  /** The settled run of the same subject that the requester asked to run again; null where this is no rework. */
  rerunOf: string | null;
  subject: { label: string; record: RecordLink | null };
  requesterId: string | null;
  channelId: string;
  /** Where the message is that it was started from; null where it was none, or nobody knows Slack's address. */
  messageUrl: string | null;
  /** Set on a blocked run. */
  cause: IncidentCause | null;
  causeCode: string | null;
  model: { label: string; kind: 'demo' | 'real' };
  /** Sum over all model calls; null when one of them has no known price. */
  costMicroUsd: number | null;
  receivedAt: Date;
  startedAt: Date | null;
  proposedAt: Date | null;
  decidedAt: Date | null;
  finishedAt: Date | null;
  attempts: number;
  steps: StepView[];
  proposals: ProposalView[];
  reviews: ReviewView[];
  executions: ExecutionView[];
  /** Of a run in shadow: what people did about the same. */
  observation?: ObservationView | null;
  incidents: {
    id: string;
    cause: IncidentCause;
    code: string;
    /** What and where, where there is more to say than the code. */
    detail?: string | null;
    severity: Severity;
    ownerTeam: string;
    /** People of the owner team: they are told. */
    owners: string[];
    openedAt: Date;
  }[];
  messages: MessageView[];
  /** Refused attempts, joins, restarts: what happened beside the main line. */
  remarks: { type: string; actor: { kind: ActorKind; id: string }; at: Date; data: JsonObject }[];
};

/** A message of the run in Slack. */
export type MessageView = {
  kind: MessageKind;
  /** Slack will never take it; `code` says why. */
  isGivenUp: boolean;
  code: string | null;
  /** When it was posted or changed last; null while it is not there. */
  shownAt: Date | null;
  /** The same, or when it was due. */
  at: Date;
  url: string | null;
};

export type StepView = {
  kind: StepKind;
  /** In words: `read the ticket`, `model call`. */
  title: string;
  name: string;
  status: StepStatus;
  code: string | null;
  attempt: number;
  startedAt: Date;
  ms: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicroUsd: number | null;
};

export type ProposalView = {
  id: string;
  version: number;
  author: { kind: ActorKind; id: string };
  createdAt: Date;
  digest: string;
  routing: Routing;
  body: ProposalBody | null;
  /** What the workflow shows of the case; empty when the texts were erased. */
  sections: CaseSection[];
  /** Against the version before; empty for the first. */
  changes: FieldChange[];
  /** What moved since the version before was approved; empty where that is not why there is another one. */
  moved: Moved[];
  /** Which of its actions were rejected lately, in this run or another. */
  recalls: RecallView[];
  /** What it would use of the workflow's caps, as it was judged. */
  caps: CapUse[];
};

/** An action's earlier rejection. `url` leads to the thread where that happened, when it is known. */
export type RecallView = {
  actionId: string;
  reason: string;
  by: string;
  at: Date;
  runId: string;
  url: string | null;
};

export type ReviewView = {
  id: string;
  runId: string;
  proposal: ProposalView;
  level: number;
  levels: number;
  team: { id: string; userGroupId: string | null };
  /** Who may decide now; nobody once it is over. */
  reviewers: Holder[];
  quorum: number;
  /** So many rejections end it. */
  rejections: number;
  /** Which of the route's levels this is, from 1, and who is asked after it. */
  stage: number;
  remaining: { level: number; quorum: number; team: string }[];
  openedAt: Date;
  dueAt: Date;
  /** What the clock does when, as promised when it opened. */
  timetable: { at: Date; does: TimelyDeed }[];
  /** In these hours its time counts; null: at every hour. */
  hours: WorkingHours | null;
  /** The team of the next level, where silence leads; null at the last one. */
  above: string | null;
  /** Who is looking at it; null once that lapsed. */
  claim: { holder: string; from: string | null; note: string | null; until: Date } | null;
  notices: NoticeView[];
  resolution: ReviewResolution | null;
  resolvedAt: Date | null;
  decisions: DecisionView[];
  /** How the case came to this level, when it was escalated to it. */
  escalatedHere: EscalationView | null;
  /** Where the case went from here, when it was escalated or edited away from it, or people had to be asked again. */
  next: { reviewId: string; team: string } | null;
};

/** A call on people about a review. `to` is null for whoever may decide when it is shown. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  to: string | null;
  from: string | null;
  note: string | null;
  at: Date;
};

export type DecisionView = {
  kind: DecisionKind;
  decider: { kind: ActorKind; id: string };
  /** Who is away, where a deputy decided. */
  onBehalfOf: string | null;
  /** A rejection that asked the agent to try once more. */
  again: boolean;
  /** A code of the workflow's reject reasons or escalation categories. */
  reasonCode: string | null;
  note: string | null;
  surface: Surface;
  decidedAt: Date;
  /** What the decider had been shown, to show it again; null where nothing was kept. */
  showingId: string | null;
};

export type EscalationView = {
  category: string;
  askedBy: { kind: ActorKind; id: string };
  note: string | null;
  escalatedAt: Date;
};

export type ExecutionView = {
  actionId: string;
  proposalId: string;
  ordinal: number;
  tool: string;
  /** The tool's sentence over the exact arguments; null when erased. */
  says: string | null;
  status: ExecutionStatus;
  claimedAt: Date | null;
  settledAt: Date | null;
  code: string | null;
  result: { record: RecordLink; note: string } | null;
  /** Set once it is on record that it was undone. */
  reversal?: ReversalView | null;
};

export type ReversalView = {
  by: { kind: ActorKind; id: string };
  /** A code of the reversal reasons; null where the system's own look-up saw it. */
  reason: string | null;
  note: string | null;
  reversedAt: Date;
  recordedAt: Date;
};

export type ObservationView = {
  state: ObservationState;
  /** Why the last look saw nothing. */
  code: string | null;
  lookedAt: Date | null;
  nextAt: Date | null;
  /** As of the last look; the words are null where they were erased. */
  compared: {
    tool: string;
    verdict: Verdict;
    proposed: string | null;
    done: string | null;
    at: Date | null;
  }[];
};

/** One editable argument of one action, ready for a form. */
export type FormField = {
  /** `act_…:amount`. */
  id: string;
  title: string;
  hint: string | null;
  kind: 'text' | 'long_text' | 'number' | 'money' | 'choice' | 'list' | 'yes_no' | 'date';
  options: string[];
  required: boolean;
  maxLength: number | null;
  /** As a person types it: `84.00`, `late-delivery, refunded`. */
  value: string;
  /** ISO code of a money field. */
  currency: string | null;
};
