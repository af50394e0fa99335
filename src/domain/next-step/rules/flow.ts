import { dollars, isAtLeast, several, share } from '../counted.ts';
import { rule } from '../rule.ts';
import { worstOf } from '../situation.ts';

const comparedWeeks = 4;
const usualRuns = 5;

/** A webhook that fails silently looks like a quiet week: customers wait, and nobody here sees them. */
export const fellSilent = rule({
  name: 'fell_silent',
  holds: (situation) =>
    worstOf(
      situation,
      ({ id, title, isPaused, standing, weeks: [week, ...before] }) => {
        if (!week || week.finished > 0 || isPaused) return undefined;
        if (standing.reviews.count + standing.blocked.count > 0) return undefined;
        const compared = before.slice(0, comparedWeeks);
        const runs = compared.reduce((sum, { finished }) => sum + finished, 0);
        return compared.length > 0 && runs >= usualRuns * compared.length
          ? { workflow: id, title, runs, weeks: compared.length }
          : undefined;
      },
      ({ runs }) => runs,
    ),
  says: ({ workflow, title, runs, weeks }) => ({
    finding: `No run of ${title} ended in the week and none waits for anybody, after ${several(runs, 'run')} in the ${weeks} weeks before.`,
    advice: 'See whether what starts it still reaches LeenOps: its webhook, its schedule, its people.',
    command: `/leenops map ${workflow}`,
  }),
});

const fewestCompleted = 10;
const fewestWeeks = 2;
const risenTo = 150;
const leastRiseMicroUsd = 10_000;

export const costRises = rule({
  name: 'cost_rises',
  holds: (situation) =>
    worstOf(
      situation,
      ({ id, title, weeks: [week, ...before] }) => {
        const now = week?.cost.perCompleted ?? null;
        const known = before
          .slice(0, comparedWeeks)
          .flatMap(({ cost, completed }) =>
            cost.microUsd === null || completed.of === 0 ? [] : [{ cost: cost.microUsd, of: completed.of }],
          );
        if (!week || now === null || week.completed.of < fewestCompleted || known.length < fewestWeeks)
          return undefined;
        const completedBefore = known.reduce((sum, { of }) => sum + of, 0);
        const usual = Math.round(known.reduce((sum, { cost }) => sum + cost, 0) / completedBefore);
        return isAtLeast(now, usual, risenTo) && now - usual >= leastRiseMicroUsd
          ? { workflow: id, title, now, usual, completed: week.completed.of, weeks: known.length }
          : undefined;
      },
      ({ now, usual, completed }) => (now - usual) * completed,
    ),
  says: ({ workflow, title, now, usual, completed, weeks }) => ({
    finding: `A completed run of ${title} cost ${dollars(now)} (${several(completed, 'run')}), after ${dollars(usual)} in the ${weeks} weeks before.`,
    advice: 'Look for runs that take more steps than they did, and for those that end in nothing.',
    command: `/leenops metrics ${workflow} 30d`,
  }),
});

const fewestSpending = 10;
const manyUnpriced = 10;

export const costUnknown = rule({
  name: 'cost_unknown',
  holds({ weeks: [week] }) {
    const { of: unpriced = 0, outOf: runs = 0 } = week?.cost.unpriced ?? {};
    return runs >= fewestSpending && isAtLeast(unpriced, runs, manyUnpriced) ? { unpriced, runs } : undefined;
  },
  says: ({ unpriced, runs }) => ({
    finding: `Nobody knows what ${share(unpriced, runs, 'runs')} cost: their model has no known price.`,
    advice: 'Whoever operates LeenOps says in MODEL_PRICE what it costs.',
    command: null,
  }),
});

export const nothingRan = rule({
  name: 'nothing_ran',
  holds: ({ weeks: [week], workflows }) =>
    week && week.finished === 0 ? { workflows: workflows.length } : undefined,
  says: ({ workflows }) => ({
    finding: `No run ended in the week (${several(workflows, 'workflow')}).`,
    advice: 'Start one, or see in the list of schedules what should have started one.',
    command: '/leenops schedules',
  }),
});
