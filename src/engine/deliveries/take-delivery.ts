import { z } from 'zod';
import { findPause } from '../../db/pauses.ts';
import { settleDelivery, takeDelivery as takeRow } from '../../db/deliveries.ts';
import type { DeliveryRow } from '../../db/deliveries.ts';
import { Refused } from '../../domain/refused.ts';
import type { RefusalReason } from '../../domain/refused.ts';
import type { Arrival, Delivery } from '../../domain/starts.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';
import { TryLater } from '../try-later.ts';
import { startArrival } from '../runs/start-arrival.ts';

/** What came of a delivery for one workflow. */
type Outcome = { run: string } | { held: string } | { refused: string };

/** After this many failures in a row it is held, and taken up again now and then. */
const patience = 5;

/** These end by themselves or by somebody's hand, and then it starts. */
const passing: readonly RefusalReason[] = ['workflow_paused', 'workflow_unbound', 'team_too_small'];

/**
 * Makes runs of a stored delivery: one for each thing in it that concerns a workflow. Done again it starts nothing twice, because
 * every arrival has its key. Throws TryLater when something that it needs does not answer.
 */
export async function takeDelivery(
  ctx: Context,
  id: string,
  signal: AbortSignal,
  failures: number,
): Promise<void> {
  const delivery = await takeRow(ctx.db, id, ctx.now());
  if (!delivery?.payload) return;
  const { source, event, payload } = delivery;
  const outcomes: Outcome[] = [];
  for (const workflow of ctx.workflows)
    outcomes.push(...(await begin(ctx, workflow, { ...delivery, payload }, { signal, failures })));
  const runs = [...new Set(outcomes.flatMap((outcome) => ('run' in outcome ? outcome.run : [])))];
  const held = outcomes.find((outcome) => 'held' in outcome)?.held;
  const refused = outcomes.find((outcome) => 'refused' in outcome)?.refused;
  const state = held ? 'held' : refused ? 'refused' : runs.length ? 'done' : 'ignored';
  await settleDelivery(ctx.db, id, { state, reason: held ?? refused ?? null, runs }, ctx.now());
  const log = state === 'held' || state === 'refused' ? 'warn' : 'info';
  ctx.log[log]({ delivery: id, source, event, state, reason: held ?? refused, runs }, 'delivery');
}

type Taken = Delivery & Pick<DeliveryRow, 'id' | 'source'>;

async function begin(
  ctx: Context,
  workflow: Workflow,
  delivery: Taken,
  { signal, failures }: { signal: AbortSignal; failures: number },
): Promise<Outcome[]> {
  const { source, event, payload, id } = delivery;
  const outcomes: Outcome[] = [];
  for (const start of workflow.triggers) {
    if (typeof start === 'string' || !('webhook' in start) || start.webhook !== source) continue;
    // To say what it is about may take a look at that system: while the workflow is paused, not even that.
    if (await findPause(ctx.db, workflow.id)) {
      outcomes.push({ held: 'workflow_paused' });
      continue;
    }
    // What was let go a moment ago may come before this process has looked.
    if (ctx.halts.signalOf(workflow.id).aborted) await ctx.halts.look();
    const halt = ctx.halts.signalOf(workflow.id);
    try {
      const until = AbortSignal.any([signal, halt]);
      for (const arrival of await start.arrivals({ event, payload }, { signal: until }))
        outcomes.push(await startOne(ctx, workflow, arrival, { source, delivery: id }, failures));
    } catch (error) {
      if (halt.aborted) throw new TryLater('aborted');
      outcomes.push(inPlaceOf(error, failures));
    }
  }
  return outcomes;
}

async function startOne(
  ctx: Context,
  workflow: Workflow,
  arrival: Arrival,
  from: { source: string; delivery: string },
  failures: number,
): Promise<Outcome> {
  try {
    const { run } = await startArrival(ctx, workflow, arrival, { trigger: 'webhook', from });
    return { run: run.id };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (passing.includes(error.reason)) return { held: error.reason };
    return error.reason === 'people_unknown'
      ? laterOrHeld(error.reason, failures)
      : { refused: error.reason };
  }
}

/** A system that does not answer now may do so later; what is not as its vendor describes it will never be. */
function inPlaceOf(error: unknown, failures: number): Outcome {
  if (error instanceof ToolFailure) return laterOrHeld(error.code, failures);
  if (error instanceof z.ZodError) return { refused: 'not_as_described' };
  throw error;
}

function laterOrHeld(code: string, failures: number): Outcome {
  if (failures < patience) throw new TryLater(code);
  return { held: code };
}
