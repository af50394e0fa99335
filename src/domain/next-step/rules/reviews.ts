import { day, hour, inWords } from '../../../lib/time.ts';
import { together } from '../../digest/standing.ts';
import { are, isAtLeast, share, since } from '../counted.ts';
import { rule } from '../rule.ts';
import { oldestOf, worstOf } from '../situation.ts';

const manyOverdue = 3;
const longOverdueMs = day;

export const reviewsOverdue = rule({
  name: 'reviews_overdue',
  holds(situation) {
    const all = situation.workflows.map(({ standing }) => standing);
    const { count } = together(all, 'overdue');
    const oldest = oldestOf(situation, 'overdue');
    if (!oldest || (count < manyOverdue && oldest.oldestMs < longOverdueMs)) return undefined;
    return { count, open: together(all, 'reviews').count, title: oldest.title, oldestMs: oldest.oldestMs };
  },
  says: ({ count, open, title, oldestMs }) => ({
    finding: `${count} of ${open} open reviews ${count === 1 ? 'is' : 'are'} overdue, the oldest ${since(oldestMs)}: ${title}.`,
    advice:
      'Have them decided or handed on today. If it is more than the team can do, an admin adds people to it (/leenops teams).',
    command: '/leenops queue',
  }),
});

const fewestDecisions = 20;
const mostOfOne = 60;

export const oneReviewer = rule({
  name: 'one_reviewer',
  holds({ weeks: [week] }) {
    const decisions = (week?.reviewers ?? []).map((reviewer) => reviewer.decisions);
    const all = decisions.reduce((sum, each) => sum + each, 0);
    const most = Math.max(0, ...decisions);
    return all >= fewestDecisions && isAtLeast(most, all, mostOfOne)
      ? { most, all, people: decisions.length }
      : undefined;
  },
  says: ({ most, all, people }) => ({
    finding: `One person made ${share(most, all, 'decisions')}${people === 1 ? ', and nobody else made any' : ` of ${people} people`}.`,
    advice: 'Let others take their share before that person is away: an admin adds them to the team.',
    command: '/leenops teams',
  }),
});

const fewestExpired = 3;
const manyExpired = 5;

/** Per workflow: it is one team that does not get to them. */
export const reviewsExpire = rule({
  name: 'reviews_expire',
  holds: (situation) =>
    worstOf(
      situation,
      ({ id, title, weeks: [week] }) => {
        const expired = week?.outcomes.find(({ code }) => code === 'expired')?.count ?? 0;
        return week && expired >= fewestExpired && isAtLeast(expired, week.finished, manyExpired)
          ? { workflow: id, title, expired, finished: week.finished }
          : undefined;
      },
      ({ expired }) => expired,
    ),
  says: ({ title, expired, finished, workflow }) => ({
    finding: `${share(expired, finished, `runs of ${title}`)} ended because nobody decided in time.`,
    advice: 'Give the team that decides more people, or its reviews more time.',
    command: `/leenops map ${workflow}`,
  }),
});

const fewestRuns = 20;
const longReviewMs = 4 * hour;
const mostlyReview = 70;

export const waitsForReview = rule({
  name: 'waits_for_review',
  holds: (situation) =>
    worstOf(
      situation,
      ({ id, title, weeks: [week] }) => {
        const split = week?.split;
        return split &&
          split.count >= fewestRuns &&
          split.review >= longReviewMs &&
          isAtLeast(split.review, split.whole, mostlyReview)
          ? { workflow: id, title, reviewMs: split.review, wholeMs: split.whole, runs: split.count }
          : undefined;
      },
      ({ reviewMs }) => reviewMs,
    ),
  says: ({ workflow, title, reviewMs, wholeMs, runs }) => ({
    finding: `Of the ${inWords(wholeMs)} that a run of ${title} takes on average, ${inWords(reviewMs)} is waiting for a review (${runs} runs).`,
    advice: 'See which proposals nobody ever changes: a rule could let those through. Or more people review.',
    command: `/leenops map ${workflow}`,
  }),
});

const longPausedMs = 3 * day;

export const pausedLong = rule({
  name: 'paused_long',
  holds({ pauses }) {
    const [longest] = pauses.toSorted((a, b) => b.forMs - a.forMs);
    return longest && longest.forMs >= longPausedMs
      ? { workflow: longest.id, title: longest.title, forMs: longest.forMs, count: pauses.length }
      : undefined;
  },
  says: ({ workflow, title, forMs, count }) => ({
    finding: `${title} has been paused ${since(forMs)}${count > 1 ? `; ${are(count, 'pause')} in force` : ''}.`,
    advice: 'Let it go on, or tell those who wait for it that it will not.',
    command: `/leenops resume ${workflow}`,
  }),
});
