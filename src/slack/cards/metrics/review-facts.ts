import type { Counted } from '../../../domain/digest/report.ts';
import type { OperationsMetrics } from '../../../domain/metrics/operations.ts';
import { changedIn, countIn, rateIn, spanIn, tallyIn } from '../parts/figures.ts';
import { bold, person } from '../parts/rich-text.ts';
import type { Part } from '../parts/rich-text.ts';

/** Each counted as its own workflow words it: one code may mean something else in another. */
export type Worded = { reasons: readonly Counted[]; categories: readonly Counted[] };

const shownPeople = 5;

/** What people decided on, who they are, and what waits. */
export function reviewFacts(now: OperationsMetrics, before: OperationsMetrics, worded: Worded): Part[][] {
  const { approved, edited, rejections, escalations, reviewers, queue } = now;
  const [reasons, categories] = [wordsOf(worded.reasons), wordsOf(worded.categories)];
  const by = tallyIn(escalations.by, (code) => `by ${code === 'clock' ? 'the clock' : `a ${code}`}`);
  const { open, overdue, oldestMs } = queue;
  return [
    approved.outOf === 0
      ? ['Nobody ended a review by a decision']
      : [`Approved unchanged: ${rateIn(approved)}; edited: ${rateIn(edited)}`],
    [
      `Rejections: ${changedIn(rejections.count, before.rejections.count)}`,
      ...(reasons ? [`: ${reasons}`] : []),
    ],
    [
      `Escalations: ${changedIn(escalations.count, before.escalations.count)}`,
      ...(categories ? [`: ${categories}; ${by}`] : []),
    ],
    ...(reviewers.length ? [['Who decides: ', ...load(reviewers)]] : []),
    open === 0
      ? ['Nothing waits for a decision now']
      : [
          bold(open === 1 ? '1 waits' : `${countIn(open)} wait`),
          ` for a decision now, ${countIn(overdue.of)} overdue, the oldest for ${spanIn(oldestMs)}`,
        ],
  ];
}

function wordsOf(counted: readonly Counted[]): string {
  return tallyIn(
    counted.map(({ label, count }) => ({ code: label, count })),
    (label) => label,
  );
}

function load(reviewers: OperationsMetrics['reviewers']): Part[] {
  const rest = reviewers.length - shownPeople;
  const shown = reviewers
    .slice(0, shownPeople)
    .flatMap(({ person: id, decisions, timeToDecide: { p50 } }, index): Part[] => [
      ...(index ? [', '] : []),
      person(id),
      ` ${countIn(decisions)} (half within ${spanIn(p50)})`,
    ]);
  return [...shown, ...(rest > 0 ? [` and ${rest} more`] : [])];
}
