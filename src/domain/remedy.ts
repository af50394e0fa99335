import type { ExecutionStatus } from './execution.ts';
import type { IncidentCause } from './incident.ts';
import type { RunStatus } from './run.ts';

/** What can be done about a stopped run with one press. `settle`: say what became of an unknown action. */
export const remedies = ['settle', 'grant_once', 'supply_input', 'retry'] as const;
export type Remedy = (typeof remedies)[number];

/** Where a run goes on: the agent reads and thinks anew, or what was approved and not done is carried out. */
export type Stage = 'agent' | 'execution';

type Carried = { status: ExecutionStatus; claimedAt: Date | null };

export type Stopped = {
  status: RunStatus;
  cause: IncidentCause | null;
  causeCode: string | null;
  executions: readonly Carried[];
};

/** Records that do not fit each other: going on would carry out what nobody approved. */
const beyondRepair: readonly string[] = ['digest_mismatch', 'action_not_in_proposal', 'texts_erased'];

/** The remedies of a run as it stands, the one to think of first in front. An unknown action comes before anything else. */
export function remediesFor({ status, cause, causeCode, executions }: Stopped): Remedy[] {
  if (executions.some((each) => each.status === 'unknown')) return ['settle'];
  if (status !== 'blocked' || beyondRepair.includes(causeCode ?? '')) return [];
  if (cause === 'permission') return ['grant_once', 'retry'];
  if (cause === 'missing_input') return ['supply_input', 'retry'];
  return ['retry'];
}

/** For these another look at the same approved actions would end the same. */
const thinksAgain: readonly (IncidentCause | null)[] = ['outdated', 'policy'];

/** Where the run goes on after a retry. What was begun is never thought about again. */
export function stageOf({ cause, executions }: Pick<Stopped, 'cause' | 'executions'>): Stage {
  if (executions.length === 0) return 'agent';
  const untouched = executions.every(({ claimedAt }) => claimedAt === null);
  return untouched && thinksAgain.includes(cause) ? 'agent' : 'execution';
}

/** What a person found in the system about an unknown action, and what is to happen then. */
export const findings = ['applied', 'carry_out', 'leave'] as const;
export type Finding = (typeof findings)[number];
