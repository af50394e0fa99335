import { percent } from '../domain/promotion/bound.ts';
import type { DemotionTerms } from '../domain/promotion/demotion.ts';
import { topSeverity } from '../domain/promotion/minimum.ts';
import type { Missing } from '../domain/promotion/minimum.ts';
import type { ModeChangeReason } from '../domain/promotion/mode-change.ts';
import type { PromotionState, VoidReason } from '../domain/promotion/promotion.ts';
import type { JsonObject } from '../lib/json.ts';

/** What still speaks against a promotion: `43 of 59 reviewed, none wrong: 16 more are needed.` */
export function missingInWords(missing: Missing): string {
  switch (missing.code) {
    case 'reviewed':
      return reviewedInWords(missing);
    case 'shadow_runs':
      return `${missing.have} of ${missing.need} runs in shadow that proposed something.`;
    case 'nothing_compared':
      return nothingCompared(missing);
    case 'top_severity':
      return `${missing.count === 1 ? 'An incident' : `${missing.count} incidents`} of severity ${topSeverity} in the last ${missing.days} days.`;
  }
}

function nothingCompared({ waiting, unobserved }: Extract<Missing, { code: 'nothing_compared' }>): string {
  const why = [
    ...(waiting ? [`${waiting} ${waiting === 1 ? 'run is' : 'runs are'} looked at again`] : []),
    ...(unobserved ? [`of ${unobserved} it could not be read what people did`] : []),
  ];
  return `No run is compared for good with what people did${why.length ? `: ${why.join(', ')}` : ''}.`;
}

function reviewedInWords({ have, need, wrong, bound, tolerance }: Extract<Missing, { code: 'reviewed' }>) {
  if (wrong === 0)
    return `${have} of ${need} reviewed, none wrong: ${need - have} more like that are needed.`;
  return `${have} of ${need} reviewed, ${wrong} wrong: as many as ${percent(bound)} may be wrong, and ${percent(tolerance)} are allowed. With no more wrong ones it takes ${need}.`;
}

/** Why the mode was changed, with the numbers. */
export function changeInWords(reason: ModeChangeReason, evidence: JsonObject): string {
  const number = (key: string) => Number(evidence[key] ?? 0);
  switch (reason) {
    case 'registered':
      return 'it became known in this mode';
    case 'promoted':
      return number('reviewed')
        ? `${number('unchanged')} of ${number('reviewed')} reviewed were approved unchanged`
        : inShadow(number('shadowRuns'), number('same'), number('compared'));
    case 'person':
      return 'somebody took it back';
    case 'incident':
      return `there was an incident of severity ${topSeverity}`;
    case 'reversal':
      return number('reversals') === 1
        ? 'an action that was carried out was undone'
        : `${number('reversals')} actions that were carried out were undone`;
    case 'approval':
      return `of the last ${number('decided')} decisions ${number('unchanged')} approved what was proposed (${percent(number('unchanged') / number('decided'))}), and below ${percent(number('approvedBelow'))} it goes back`;
    case 'mandatory_rule':
      return `a mandatory rule is gone, or says something else (${rulesIn(evidence)})`;
  }
}

/** What was promoted before these were recorded has no numbers. */
function inShadow(runs: number, same: number, compared: number): string {
  if (runs === 0) return 'its runs in shadow were enough to look at';
  return `${runs} runs in shadow proposed something, and people did the same in ${same} of ${compared}`;
}

function rulesIn({ rules }: JsonObject): string {
  return Array.isArray(rules)
    ? rules.map((name) => (typeof name === 'string' ? name : '')).join(', ')
    : 'unknown';
}

type Standing = {
  places: { started: number; perDay: number } | null;
  demoted: { reason: ModeChangeReason; evidence: JsonObject } | null;
};

/** Behind its mode, in a few words: today's places in pilot, and why something was taken back lately. */
export function standingInWords({ places, demoted }: Standing = { places: null, demoted: null }): string[] {
  return [
    ...(places ? [`${places.started} of ${places.perDay} runs today`] : []),
    ...(demoted ? [`taken back: ${changeInWords(demoted.reason, demoted.evidence)}`] : []),
  ];
}

/** On what a live workflow goes back to pilot by itself. */
export function termsInWords({ last, approvedBelow }: DemotionTerms): string {
  return `Live, it goes back to pilot by itself: on an incident of severity ${topSeverity}, on an action that was undone, when fewer than ${percent(approvedBelow)} of the last ${last} decisions approve what was proposed, or when a mandatory rule is gone.`;
}

export const promotionStateWords = {
  open: 'Waits for a second person',
  confirmed: 'Confirmed',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
  void: 'Void',
} as const satisfies Record<PromotionState, string>;

export const voidWords = {
  evidence: 'what happened since speaks against it',
  version: 'the workflow or its model is another by now',
  mode: 'its mode is another by now',
  proposer: 'whoever proposed it may no longer promote it',
} as const satisfies Record<VoidReason, string>;
