import { countEach, tallyOf } from '../metrics/tally.ts';
import type { Tally } from '../metrics/tally.ts';
import { spansOf, spreadOf } from '../metrics/spread.ts';
import type { Mode } from '../run.ts';
import type { Held } from '../shadow/held.ts';
import { neededFor, upperBound } from './bound.ts';

/** How people ended a run's proposal. A change or a rejection on the way counts, whatever came after it. */
export type Verdict = 'unchanged' | 'edited' | 'rejected';

/** A run that people decided on, as the records have it. */
export type Reviewed = {
  verdict: Verdict;
  /** One of its actions was undone later. */
  isReversed: boolean;
  /** The version of the workflow and the model whose work it was. */
  version: string;
  model: string;
  /** Of each rejection. */
  reasons: readonly string[];
  deciders: readonly string[];
  /** From the opening of each review to its end. */
  decidedInMs: readonly number[];
  /** What the agent proposed, and whether it was carried out just so; empty where its texts were erased. */
  actions: readonly { action: string; band: string | null; isSame: boolean }[];
};

/** How often what the agent proposed is what people want, for one kind of action within one band of amounts. */
export type Agreement = { action: string; band: string | null; same: number; of: number };

/** What else counts: everything that happened since the workflow got its mode. */
export type Around = {
  since: Date;
  shadowRuns: number;
  held?: Held;
  severities: readonly string[];
  /** Incidents of the top severity in the last fourteen days, whatever the mode was. */
  topSeverity: number;
};

/** Whose work is looked at: another version, model or mode is another piece of work. */
export type Slice = { mode: Mode; version: string; model: string };

/** Why a workflow may be trusted with more, or not yet: numbers and codes only. */
export type Evidence = Slice & {
  since: string;
  reviewed: number;
  unchanged: number;
  edited: number;
  rejected: number;
  reversed: number;
  reasons: Tally;
  /** Decided on since then, and not counted: of another version or another model. */
  leftOut: number;
  agreement: Agreement[];
  shadowRuns: number;
  /** Of work in shadow: beside what people did, since nobody decided on it. */
  held?: Held;
  severities: Tally;
  topSeverity: number;
  /** How many people decided, and how long the middle one of their reviews was open. */
  deciders: number;
  medianMs: number | null;
  /** The share that may be wrong, the bound on it by what was seen, and how many must be seen with so many wrong. */
  tolerance: number;
  bound: number;
  needed: number;
};

/** Weighs what people decided; a run counts once, by the worst that became of it. */
export function evidenceOf(
  slice: Slice,
  tolerance: number,
  decided: readonly Reviewed[],
  around: Around,
): Evidence {
  const own = decided.filter(({ version, model }) => version === slice.version && model === slice.model);
  const of = (verdict: Verdict) => own.filter((each) => !each.isReversed && each.verdict === verdict).length;
  const unchanged = of('unchanged');
  const wrong = own.length - unchanged;
  return {
    ...slice,
    since: around.since.toISOString(),
    reviewed: own.length,
    unchanged,
    edited: of('edited'),
    rejected: of('rejected'),
    reversed: own.filter(({ isReversed }) => isReversed).length,
    reasons: tallyOf(countEach(own.flatMap(({ reasons }) => reasons))),
    leftOut: decided.length - own.length,
    agreement: agreementIn(own),
    shadowRuns: around.shadowRuns,
    ...(around.held ? { held: around.held } : {}),
    severities: tallyOf(countEach(around.severities)),
    topSeverity: around.topSeverity,
    deciders: new Set(own.flatMap(({ deciders }) => deciders)).size,
    medianMs: spreadOf(spansOf(own.flatMap(({ decidedInMs }) => decidedInMs))).p50,
    tolerance,
    bound: upperBound(wrong, own.length),
    needed: neededFor(wrong, tolerance),
  };
}

function agreementIn(decided: readonly Reviewed[]): Agreement[] {
  const kinds = Map.groupBy(
    decided.flatMap(({ actions, isReversed }) =>
      actions.map((each) => ({ ...each, isSame: each.isSame && !isReversed })),
    ),
    ({ action, band }) => `${action}\n${band ?? ''}`,
  );
  return [...kinds.values()]
    .flatMap((those) => {
      const [first] = those;
      const same = those.filter(({ isSame }) => isSame).length;
      return first ? [{ action: first.action, band: first.band, same, of: those.length }] : [];
    })
    .toSorted((a, b) => a.action.localeCompare(b.action) || b.of - a.of);
}
