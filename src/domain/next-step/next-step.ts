import { several } from './counted.ts';
import type { NextStep, Speaker } from './rule.ts';
import { blockedLong, criticalIncident, repeatedFailure, unknownAction } from './rules/danger.ts';
import { costRises, costUnknown, fellSilent, nothingRan } from './rules/flow.ts';
import { editedOften, oneRejectionReason, readyToPromote } from './rules/quality.ts';
import { oneReviewer, pausedLong, reviewsExpire, reviewsOverdue, waitsForReview } from './rules/reviews.ts';
import type { Situation } from './situation.ts';

/** First what may do harm, then what waits, then who decides, then what could be better, then what could be trusted. */
export const rules: readonly Speaker[] = [
  unknownAction,
  criticalIncident,
  blockedLong,
  repeatedFailure,
  fellSilent,
  reviewsOverdue,
  pausedLong,
  reviewsExpire,
  oneReviewer,
  oneRejectionReason,
  editedOften,
  costRises,
  waitsForReview,
  readyToPromote,
  costUnknown,
  nothingRan,
];

/** Below this, a week is too small to find nothing in it. */
const fewestRuns = 10;

/** The one thing to do next: what the first rule that holds says. */
export function nextStep(situation: Situation): NextStep {
  for (const { speaks } of rules) {
    const step = speaks(situation);
    if (step) return step;
  }
  const finished = situation.weeks[0]?.finished ?? 0;
  const evidence = { finished, rules: rules.length };
  if (finished < fewestRuns)
    return {
      rule: 'not_enough_data',
      evidence,
      finding: `Nothing stands out, but ${several(finished, 'run')} ended: not enough data to say that all is well.`,
      advice: 'Nothing to do now.',
      command: null,
    };
  return {
    rule: 'nothing',
    evidence,
    finding: `Nothing needs you: none of the ${rules.length} things that are looked for was found in ${several(finished, 'run')}.`,
    advice: 'Nothing to do now.',
    command: null,
  };
}
