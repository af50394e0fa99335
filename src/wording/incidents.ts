import type { IncidentStatus, OwnResolution, ResolutionCode, Severity } from '../domain/incident.ts';
import type { Finding, Remedy } from '../domain/remedy.ts';

export const incidentStatusWords = {
  opened: 'Open',
  acknowledged: 'Acknowledged',
  resolved: 'Resolved',
} as const satisfies Record<IncidentStatus, string>;

export const severityWords = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical, harm may have been done that nobody saw',
} as const satisfies Record<Severity, string>;

/** What a person chooses when they resolve one. */
export const ownResolutionWords = {
  mended: 'The cause is mended',
  done_by_hand: 'Somebody finished the work by hand',
  as_intended: 'It stopped as it should',
  not_needed: 'The work is not needed any more',
} as const satisfies Record<OwnResolution, string>;

/** How it ended, in a sentence. */
export const resolvedWords = {
  ...ownResolutionWords,
  run_completed: 'Its run went on and completed',
  run_rejected: 'Its run went on and was rejected',
  run_expired: 'Its run expired',
  run_cancelled: 'Its run was cancelled',
  overtaken: 'Its run got past it, and stopped for something else',
  merged: 'It is part of a repeated failure now',
  tool_settled: 'An admin has looked at the tool',
  done_again: 'That time is done again',
} as const satisfies Record<ResolutionCode, string>;

/** What was done so that a run goes on: `@Margaret retried it`. */
export const remedyWords = {
  settle: 'said what became of an action',
  grant_once: 'granted it the tool once, and it goes on',
  supply_input: 'supplied what was missing, and it goes on',
  retry: 'retried it',
} as const satisfies Record<Remedy, string>;

/** `@Margaret looked it up: it was applied`. */
export const findingWords = {
  applied: 'looked it up: it was applied. What comes after it is carried out',
  carry_out: 'looked it up: it was not applied. It is carried out now',
  leave: 'looked it up: it was not applied, and it stays so',
} as const satisfies Record<Finding, string>;
