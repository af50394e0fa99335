import type { ActorKind } from './event.ts';
import type { IncidentCause, IncidentDeed, IncidentStatus, ResolutionCode, Severity } from './incident.ts';
import type { Remedy, Stage } from './remedy.ts';
import type { RunStatus } from './run.ts';

/** An incident as people see it, without the case of its run: what every surface draws from. */
export type IncidentView = {
  id: string;
  workflow: { id: string; title: string };
  /** Its workflow stands still. */
  isPaused: boolean;
  cause: IncidentCause;
  /** What is repeated, where it is a repeated failure; else its cause. */
  trouble: IncidentCause;
  code: string;
  detail: string | null;
  severity: Severity;
  status: IncidentStatus;
  ownerTeam: string;
  /** People of the owner team: they are told. */
  owners: string[];
  /** Who of them has it. */
  assignee: string | null;
  openedAt: Date;
  acknowledged: { by: string; at: Date } | null;
  /** `by` is null where it resolved by itself; the note is null where there is none, or it was erased. */
  resolved: { by: string | null; at: Date; code: ResolutionCode | null; note: string | null } | null;
  occurrences: number;
  lastAt: Date;
  /** What it is about, the newest first: none where no run came to be. */
  runs: StoppedRun[];
  /** Where its card stands; null until it does. */
  card: { channelId: string; url: string | null } | null;
};

/** A run that an incident is about, and what lets it go on. */
export type StoppedRun = {
  id: string;
  workflow: { id: string; title: string };
  subject: string;
  status: RunStatus;
  cause: IncidentCause | null;
  causeCode: string | null;
  channelId: string;
  /** Its thread; null where it is nowhere, or nobody knows Slack's address. */
  url: string | null;
  /** Since when it stands as it does. */
  since: Date;
  remedies: Remedy[];
  /** Where a retry goes on. */
  stage: Stage;
  /** The action that nobody knows of whether it happened. */
  unknownAction: string | null;
};

/** One thing that was done about an incident, as its thread tells it. */
export type IncidentNoteView = {
  incidentId: string;
  deed: IncidentDeed;
  by: { kind: ActorKind; id: string };
  to: string | null;
  code: string | null;
  note: string | null;
  occurrences: number;
  run: { id: string; subject: string; url: string | null } | null;
};
