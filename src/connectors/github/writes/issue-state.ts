import { digestOf } from '../../../lib/hash.ts';
import type { Issue } from '../reads/get-issue.ts';

/** Open or closed, and why: what every change of an issue rests on. */
export function stateOf({ state, state_reason, locked }: Issue): string {
  const why = state === 'closed' && state_reason ? ` (${state_reason.replaceAll('_', ' ')})` : '';
  return `${state}${why}${locked ? ', locked' : ''}`;
}

/** A short sign of title and body that changes with them, without showing what people wrote. */
export function versionOfText({ title, body }: Issue): string {
  return digestOf({ title, body: body ?? null }).slice(0, 8);
}

export function inWords(names: readonly string[]): string {
  return names.length ? names.toSorted().join(', ') : 'none';
}
