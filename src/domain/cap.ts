import { formatMoney } from '../lib/money.ts';
import { day, inWords } from '../lib/time.ts';
import type { Moved } from './drift.ts';
import type { Facts, Route, Rule } from './policy.ts';
import type { Action } from './proposal.ts';

/**
 * How much may be done for one customer, vendor or repository within a time, over all runs: three refunds of €99 are not
 * three small refunds. Counted from our own record: what was applied, may have been, or is approved and under way.
 */
export type Cap = {
  name: string;
  /** What a reviewer reads: `Refunds of more than €200 to one customer within 30 days need two approvals.` */
  sentence: string;
  tools: readonly string[];
  /** The scope name whose values it is counted by: `customer`. */
  per: string;
  withinMs: number;
  /** The actions themselves, or the sum of an argument in one currency, which is that text or stands in an argument of that name. */
  counts: 'actions' | { sum: string; currency: string; currencyIn?: string };
  /** Up to here, inclusive, it does nothing; an amount is in the currency's smallest unit. */
  limit: number;
  /** A fact of the workflow that is the same sum as the system itself has it, what people did there by hand included. */
  alsoFact?: string;
  /** What happens above the limit. */
  route: Exclude<Route, { to: 'auto' }>;
  /** As of a rule: it holds in every mode. */
  mandatory?: boolean;
};

/** Of one cap: what others have used and what this proposal would; null where it cannot be known. */
export type CapUse = Pick<Cap, 'per' | 'withinMs' | 'limit'> & {
  cap: string;
  used: number | null;
  proposed: number | null;
  currency: string | null;
};

/** What one action takes of a cap. */
export type Counted = { amount: number | null; currency: string | null };

export const capFact = (name: string): string => `caps.${name}`;

/** The cap as a rule like any other: shown with them, stored with them, tried with them. */
export function ruleOf({ name, sentence, tools, limit, alsoFact, route, mandatory }: Cap): Rule {
  const facts = [capFact(name), ...(alsoFact ? [alsoFact] : [])];
  const above = facts.map((fact) => ({ fact, above: limit }));
  return {
    name,
    sentence,
    when: { all: [{ any: tools.map((action) => ({ action })) }, { any: above }] },
    route,
    ...(mandatory ? { mandatory } : {}),
  };
}

/** A use that cannot be known is no fact, and a rule that restricts holds without it. */
export function capFacts(uses: readonly CapUse[]): Facts {
  return Object.fromEntries(
    uses.map(({ cap, used, proposed }) => [
      capFact(cap),
      used === null || proposed === null ? undefined : used + proposed,
    ]),
  );
}

export function countedUnder({ counts }: Cap, { args }: Pick<Action, 'args'>): Counted {
  if (counts === 'actions') return { amount: null, currency: null };
  const { sum, currency, currencyIn } = counts;
  const stated = currencyIn === undefined ? currency : args[currencyIn];
  return { amount: Number(args[sum]), currency: typeof stated === 'string' ? stated : null };
}

/** The sum, or the number, of what was counted; null when some of it is in another currency or no amount at all. */
export function totalOf({ counts }: Cap, counted: readonly Counted[]): number | null {
  if (counts === 'actions') return counted.length;
  if (counted.some(({ amount, currency }) => currency !== counts.currency || !Number.isSafeInteger(amount)))
    return null;
  return counted.reduce((total, { amount }) => total + (amount ?? 0), 0);
}

/** `€180.00 of €200.00 for this customer in 30 days`, with what is proposed counted in. */
export function capInWords({ per, used, proposed, limit, currency, withinMs }: CapUse): string {
  const spell = (value: number) =>
    currency === null ? String(value) : formatMoney({ minor: value, currency });
  const sum = used === null || proposed === null ? 'an unknown sum' : spell(used + proposed);
  return `${sum} of ${spell(limit)} for this ${per} in ${spanInWords(withinMs)}`;
}

/** What of the caps others used since a version was judged. */
export function capsMoved(before: readonly CapUse[], now: readonly CapUse[]): Moved[] {
  return now.flatMap((use) => {
    const old = before.find(({ cap }) => cap === use.cap);
    if (!old || old.used === use.used) return [];
    return [{ action: use.cap, label: `Per ${use.per}`, from: capInWords(old), to: capInWords(use) }];
  });
}

/** `30 days`, `1 day`, `8h`. */
export function spanInWords(span: number): string {
  const days = span / day;
  if (!Number.isInteger(days)) return inWords(span);
  return days === 1 ? '1 day' : `${days} days`;
}

/** What is wrong with caps, in sentences: a slip here would leave something uncounted. */
export function problemsOfCaps(
  caps: readonly Cap[],
  writes: readonly { name: string; input: { shape: object } }[],
): string[] {
  return caps.flatMap(({ name, tools, per, counts, limit, withinMs }) => {
    const known = writes.filter((tool) => tools.includes(tool.name));
    const args = counts === 'actions' ? [] : [counts.sum, ...(counts.currencyIn ? [counts.currencyIn] : [])];
    return [
      ...(tools.length > 0 && known.length === tools.length
        ? []
        : ['names a tool that it does not write with']),
      ...(per === '' ? ['is counted by nothing'] : []),
      ...args
        .filter((arg) => known.some(({ input }) => !(arg in input.shape)))
        .map((arg) => `counts ${arg}, which one of its tools does not have`),
      ...(limit >= 0 && withinMs > 0 ? [] : ['has no limit or no time']),
    ].map((problem) => `Cap ${name} ${problem}.`);
  });
}
