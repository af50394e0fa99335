import type { ExecutionStatus } from '../domain/execution.ts';
import type { DecisionKind, ReviewResolution } from '../domain/review.ts';
import type { Mode, RunStatus, Trigger } from '../domain/run.ts';

export const runStatusWords = {
  queued: 'Waiting to start',
  running: 'Working',
  awaiting_review: 'Waiting for review',
  executing: 'Carrying out',
  completed: 'Completed',
  rejected: 'Rejected',
  expired: 'Expired',
  blocked: 'Stopped',
  cancelled: 'Cancelled',
} as const satisfies Record<RunStatus, string>;

export const modeWords = {
  shadow: 'shadow: it proposes, nothing is carried out',
  pilot: 'pilot: a person decides on everything',
  live: 'live: its rules say what a person decides',
} as const satisfies Record<Mode, string>;

export const resolutionWords = {
  approved: 'Approved',
  edited: 'Edited',
  rejected: 'Rejected',
  answered: 'Answered',
  escalated: 'Escalated',
  expired: 'Expired',
  cancelled: 'Cancelled',
  superseded: 'Replaced',
} as const satisfies Record<ReviewResolution, string>;

/** What a person did: `@Grace approved`. */
export const decisionWords = {
  approve: 'approved',
  edit: 'edited',
  reject: 'rejected',
  escalate: 'escalated',
  respond: 'answered',
} as const satisfies Record<DecisionKind, string>;

export const executionWords = {
  pending: 'Not carried out',
  applied: 'Done',
  failed: 'Failed, not done',
  unknown: 'Unknown: it may or may not have happened, and it is not repeated',
} as const satisfies Record<ExecutionStatus, string>;

export const triggerWords = {
  command: 'by command',
  shortcut: 'by shortcut',
  slack_event: 'by an event in Slack',
  webhook: 'by a webhook',
  schedule: 'by schedule',
  api: 'through the API',
} as const satisfies Record<Trigger, string>;
