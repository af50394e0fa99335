import { canonicalJson } from '../../lib/json.ts';
import type { Rule } from '../policy.ts';

/** The names of mandatory rules that another version no longer has as they were: gone, under another condition or route, or no longer mandatory. */
export function mandatoryLost(before: readonly Rule[], now: readonly Rule[]): string[] {
  return before
    .filter(({ mandatory }) => mandatory)
    .filter((rule) => {
      const kept = now.find(({ name }) => name === rule.name);
      return !kept?.mandatory || essence(kept) !== essence(rule);
    })
    .map(({ name }) => name);
}

/** A sentence may be put better; what it says may not change. */
function essence({ when, route }: Rule): string {
  return canonicalJson({ when, route });
}
