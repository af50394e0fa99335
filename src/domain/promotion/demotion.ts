import type { JsonObject } from '../../lib/json.ts';

/** On what a live workflow goes back to pilot by itself, beside an incident of the top severity and an action that was undone. */
export type DemotionTerms = {
  /** Of so many decisions of people, the last ones, … */
  last: number;
  /** … less than this share approved what was proposed as it was. */
  approvedBelow: number;
};

const usual: DemotionTerms = { last: 20, approvedBelow: 0.8 };

export function demotionTermsOf({ demotion = usual }: { demotion?: DemotionTerms }): DemotionTerms {
  return demotion;
}

/** What happened since the workflow went live. */
export type SinceLive = {
  topSeverity: number;
  reversals: number;
  /** The newest decisions of people on its live runs, as many as the terms ask for where there are so many. */
  decided: number;
  unchanged: number;
};

export const demotionReasons = ['incident', 'reversal', 'approval', 'mandatory_rule', 'person'] as const;
export type DemotionReason = (typeof demotionReasons)[number];

/** The first condition that holds, with its numbers; undefined while none does. Fewer decisions than the terms ask for say nothing. */
export function whyDemote(
  since: SinceLive,
  { last, approvedBelow }: DemotionTerms,
): { reason: DemotionReason; evidence: JsonObject } | undefined {
  const { topSeverity, reversals, decided, unchanged } = since;
  if (topSeverity > 0) return { reason: 'incident', evidence: { incidents: topSeverity } };
  if (reversals > 0) return { reason: 'reversal', evidence: { reversals } };
  if (decided >= last && unchanged / decided < approvedBelow)
    return { reason: 'approval', evidence: { decided, unchanged, approvedBelow } };
  return undefined;
}

/** What is wrong with the terms, in sentences. */
export function problemsOfTrust({
  demotion,
  tolerance,
}: {
  demotion?: DemotionTerms;
  tolerance?: number;
}): string[] {
  return [
    ...(tolerance === undefined || (tolerance > 0 && tolerance <= 0.5)
      ? []
      : [`tolerance (${tolerance}) is no share of wrong proposals: write more than 0 and at most 0.5.`]),
    ...(demotion && !(Number.isInteger(demotion.last) && demotion.last > 0)
      ? [`demotion.last (${demotion.last}) is no number of decisions.`]
      : []),
    ...(demotion && !(demotion.approvedBelow > 0 && demotion.approvedBelow <= 1)
      ? [`demotion.approvedBelow (${demotion.approvedBelow}) is no share: write more than 0 and at most 1.`]
      : []),
  ];
}
