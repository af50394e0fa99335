import type { Db } from '../../db/client.ts';
import type { Review } from '../../db/reviews.ts';
import { byRule } from '../../domain/event.ts';
import { blockRun } from '../runs/block-run.ts';
import { completeRun } from '../runs/complete-run.ts';
import type { Context } from '../context.ts';
import { askPeople } from '../reviews/ask-people.ts';
import { recordDecision } from '../reviews/record-decision.ts';
import type { Routed } from './routed.ts';
import { beginObservation } from '../shadow/begin-observation.ts';
import { startExecution } from '../actions/start-execution.ts';

/** Sends the run where its proposal's routing says; answers the review when one was opened. `floor`: the level that the case had reached. */
export async function followRoute(
  ctx: Context,
  tx: Db,
  routed: Routed,
  floor?: number,
): Promise<Review | undefined> {
  const { run, proposal } = routed;
  const { route, rule } = proposal.routing;
  if (run.mode === 'shadow') {
    await completeRun(ctx, tx, run);
    await beginObservation(ctx, tx, routed);
    return undefined;
  }
  switch (route.to) {
    case 'block':
      await blockRun(ctx, tx, run, { cause: 'policy', code: rule, by: byRule(rule) });
      return undefined;
    case 'auto':
      await recordDecision(
        ctx,
        tx,
        { review: null, proposal },
        { kind: 'approve', by: byRule(rule), surface: 'none' },
      );
      await startExecution(ctx, tx, routed);
      return undefined;
    case 'review':
    case 'escalate':
      return askPeople(ctx, tx, routed, { route, rule }, floor);
  }
}
