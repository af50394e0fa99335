import type { Held, WorstCase } from '../../agent/port.ts';
import { insertSpending, lockDay, settleSpending, sumSpendings } from '../../db/spendings.ts';
import type { CostRefusal } from '../../domain/budgets.ts';
import { dayOf } from '../../domain/budgets.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import { later, minute } from '../../lib/time.ts';
import type { Context } from '../context.ts';

/** Longer than any attempt to reach a model takes: after that no answer can come any more. */
const underWayMs = 10 * minute;

const nothing: Held = { settle: async () => {} };

/**
 * Sets the worst case of one call aside on the day's account, over any number of processes, or says which cap has no room
 * for it. Where no cap is set a model without a price may be used; where one is, nobody could keep it.
 */
export async function reserveCost(
  ctx: Pick<Context, 'db' | 'now' | 'dailyCostMicroUsd'>,
  { id: workflowId, budgets }: Pick<Workflow, 'id' | 'budgets'>,
  runId: string,
  { costMicroUsd: worst, leastMicroUsd }: WorstCase,
): Promise<Held | { refused: CostRefusal }> {
  const own = budgets.dailyCostMicroUsd ?? Number.POSITIVE_INFINITY;
  const all = ctx.dailyCostMicroUsd ?? Number.POSITIVE_INFINITY;
  if (worst === null || leastMicroUsd === null)
    return Math.min(own, all) < Number.POSITIVE_INFINITY ? { refused: 'unpriced_model' } : nothing;
  if (worst === 0) return nothing;

  const now = ctx.now();
  const day = dayOf(now);
  const id = newId('spd');
  const refused = await ctx.db.transaction(async (tx): Promise<CostRefusal | undefined> => {
    await lockDay(tx, day);
    const spent = await sumSpendings(tx, { day, workflowId, now });
    if (spent.workspace + worst > all) return 'daily_cap_workspace';
    if (spent.workflow + worst > own) return 'daily_cap';
    const expiresAt = later(now, underWayMs);
    await insertSpending(tx, {
      id,
      day,
      workflowId,
      runId,
      reservedMicroUsd: worst,
      leastMicroUsd,
      expiresAt,
    });
    return undefined;
  });
  return refused ? { refused } : { settle: (cost) => settleSpending(ctx.db, id, cost) };
}
