import { day, minute } from '../lib/time.ts';

export const incidentCauses = [
  'permission',
  'tool_changed',
  'policy',
  'budget',
  'missing_input',
  'connector',
  'model',
  'delivery',
  'review_expired',
  'outdated',
  'action_failed',
  'action_unknown',
  'repeated_failure',
  'internal',
] as const;
export type IncidentCause = (typeof incidentCauses)[number];

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const incidentStatuses = ['opened', 'acknowledged', 'resolved'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

/** Every move an incident can make. Whoever hands an acknowledged one over acknowledges it no second time. */
const moves: Record<IncidentStatus, readonly IncidentStatus[]> = {
  opened: ['acknowledged', 'resolved'],
  acknowledged: ['resolved'],
  resolved: [],
};

/** Statuses from which `to` can be reached: what a guarded write accepts. */
export function incidentStatusesBefore(to: IncidentStatus): IncidentStatus[] {
  return incidentStatuses.filter((from) => moves[from].includes(to));
}

/** What a person says when they resolve one. */
export const ownResolutions = ['mended', 'done_by_hand', 'as_intended', 'not_needed'] as const;
export type OwnResolution = (typeof ownResolutions)[number];

/** How an incident ends; all but a person's own by itself. `overtaken`: its run got past it and stopped for something else. */
export const resolutionCodes = [
  ...ownResolutions,
  'run_completed',
  'run_rejected',
  'run_expired',
  'run_cancelled',
  'overtaken',
  'merged',
  'tool_settled',
  'done_again',
] as const;
export type ResolutionCode = (typeof resolutionCodes)[number];

/** What people and LeenOps do about an incident; each is told in its thread. */
export const incidentDeeds = [
  'acknowledged',
  'handed_over',
  'remedied',
  'settled',
  'paused',
  'recurred',
  'resolved',
] as const;
export type IncidentDeed = (typeof incidentDeeds)[number];

const severityOf: Record<IncidentCause, Severity> = {
  permission: 'high',
  tool_changed: 'high',
  policy: 'high',
  budget: 'medium',
  missing_input: 'low',
  connector: 'medium',
  model: 'medium',
  delivery: 'high',
  review_expired: 'medium',
  outdated: 'medium',
  action_failed: 'high',
  action_unknown: 'high',
  repeated_failure: 'high',
  internal: 'high',
};

/** What was approved is not what would be carried out: somebody, or a bug, changed a record that nothing may change. */
const doctored: readonly string[] = ['digest_mismatch', 'action_not_in_proposal'];

/**
 * How bad it is. The top severity takes a workflow's trust away, so it is kept for what may have done harm that nobody saw: an
 * unknown action that moves money or cannot be undone, and an approval that no longer fits what it was given for.
 */
export function incidentSeverity(cause: IncidentCause, code: string, { isGrave = false } = {}): Severity {
  if (cause === 'action_unknown' && isGrave) return 'critical';
  if (cause === 'internal' && doctored.includes(code)) return 'critical';
  return severityOf[cause];
}

/** What is repeated is no small thing any more. */
export function atLeastHigh(severity: Severity): Severity {
  return severity === 'critical' ? 'critical' : 'high';
}

/** What a run stops for when a business system could not be read. */
export function causeOf({ isMissing }: { isMissing: boolean }): IncidentCause {
  return isMissing ? 'missing_input' : 'connector';
}

/** What makes two incidents the same trouble: workflow, cause and code, without the run. */
export function incidentFingerprint(workflowId: string, cause: IncidentCause, code: string): string {
  return `${workflowId}:${cause}:${code}`;
}

/** The trouble itself: what is repeated has the fingerprint of what it repeats. */
export function troubleOf({
  cause,
  fingerprint,
}: {
  cause: IncidentCause;
  fingerprint: string;
}): IncidentCause {
  if (cause !== 'repeated_failure') return cause;
  const [, repeated] = fingerprint.split(':');
  return incidentCauses.find((each) => each === repeated) ?? cause;
}

/** The third of the same fingerprint within this time is one incident of repeated failure, and so is all that follows while it is open. */
export const repeats = { times: 3, withinMs: 7 * day };

/** Its thread hears of another one no sooner than this after the last; the card counts them all. */
export const recurrenceGapMs = 10 * minute;

/** Texts that an incident keeps, by how long they may be. */
export const longestIncidentNote = 1_000;
