import type { Surface } from '../../domain/event.ts';
import { periodNames } from '../../domain/period.ts';
import type { PeriodName } from '../../domain/period.ts';
import { Refused } from '../../domain/refused.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { adminsToAsk, assertMay, measurableBy } from '../authority.ts';
import type { Context } from '../context.ts';
import { findWorkflow } from '../find-workflow.ts';

/** `words`: a workflow's id and a period, in any order; `all`, and nothing, mean everything that the person may see. */
export type SeeMetrics = { words: readonly string[]; person: string; surface: Surface };

export type MetricsAsked = {
  /** Null: all that the person may see. */
  workflow: Workflow | null;
  workflowIds: string[];
  period: PeriodName;
};

/** What a person may see of what they asked for. Throws Refused, audited. */
export async function seeMetrics(
  ctx: Context,
  { words, person, surface }: SeeMetrics,
): Promise<MetricsAsked> {
  return orRecordRefusal(ctx, { what: 'metrics', who: person, surface }, async () => {
    const { workflow, period } = askedWith(ctx, words);
    if (workflow) {
      await assertMay(ctx, 'measure', workflow, person);
      return { workflow, workflowIds: [workflow.id], period };
    }
    const workflowIds = await measurableBy(ctx, person);
    if (workflowIds.length === 0)
      throw new Refused('may_not_measure', { admins: (await adminsToAsk(ctx)).join(' ') });
    return { workflow: null, workflowIds, period };
  });
}

function askedWith(ctx: Context, words: readonly string[]): Pick<MetricsAsked, 'workflow' | 'period'> {
  const periods = new Set<PeriodName>();
  const places = new Set<Workflow | null>();
  for (const word of words.map((typed) => typed.toLowerCase()).filter(Boolean)) {
    const period = periodNames.find((name) => name === word);
    const workflow = word === 'all' ? null : findWorkflow(ctx, word);
    if (period) periods.add(period);
    else if (workflow === undefined)
      throw unclear(ctx, `“${word.slice(0, 40)}” is neither a workflow nor a period.`);
    else places.add(workflow);
  }
  if (periods.size > 1) throw unclear(ctx, 'That is more than one period.');
  if (places.size > 1)
    throw unclear(ctx, 'That is more than one workflow; without a name you get all of them.');
  return { workflow: [...places][0] ?? null, period: [...periods][0] ?? '7d' };
}

function unclear({ workflows }: Context, problem: string): Refused {
  const known = workflows.map(({ id }) => id).join(', ');
  return new Refused('bad_input', {
    metrics: `${problem} Write /leenops metrics, with a workflow (${known}) or all, and ${periodNames.join(', ')}.`,
  });
}
