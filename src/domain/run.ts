export const runStatuses = [
  'queued',
  'running',
  'awaiting_review',
  'executing',
  'completed',
  'rejected',
  'expired',
  'blocked',
  'cancelled',
] as const;
export type RunStatus = (typeof runStatuses)[number];

export const triggers = ['command', 'shortcut', 'slack_event', 'webhook', 'schedule', 'api'] as const;
export type Trigger = (typeof triggers)[number];

export const modes = ['shadow', 'pilot', 'live'] as const;
export type Mode = (typeof modes)[number];

/** Every move a run can make; a move that is not here is a bug and throws. */
const moves: Record<RunStatus, readonly RunStatus[]> = {
  queued: ['running', 'blocked', 'cancelled'],
  running: ['queued', 'awaiting_review', 'executing', 'completed', 'blocked', 'cancelled'],
  awaiting_review: ['running', 'awaiting_review', 'executing', 'rejected', 'expired', 'blocked', 'cancelled'],
  executing: ['awaiting_review', 'completed', 'blocked'],
  blocked: ['queued', 'executing', 'cancelled'],
  completed: [],
  rejected: [],
  expired: [],
  cancelled: [],
};

export function assertMove(from: RunStatus, to: RunStatus): void {
  if (!moves[from].includes(to)) throw new Error(`A run cannot move from ${from} to ${to}.`);
}

/** Statuses from which `to` can be reached: what a guarded write accepts. */
export function statusesBefore(to: RunStatus): RunStatus[] {
  return runStatuses.filter((from) => moves[from].includes(to));
}

export const openStatuses = runStatuses.filter((status) => moves[status].length > 0);

export function isOver(status: RunStatus): boolean {
  return moves[status].length === 0;
}

/**
 * Whether it came to a decision that stands, by people or by a rule. Running its subject again with nothing changed is rework then. A
 * run that expired or was cancelled decided nothing, and one in shadow carried nothing out: those are simply started again.
 */
export function isSettled({ status, mode }: { status: RunStatus; mode: Mode }): boolean {
  return settledStatuses.includes(status) && mode !== 'shadow';
}

export const settledStatuses: readonly RunStatus[] = ['completed', 'rejected'];

/** Triggers that tell of a change in the world, rather than of somebody's wish. */
export const changeTriggers: readonly Trigger[] = ['webhook', 'schedule'];
