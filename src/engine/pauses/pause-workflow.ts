import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { countOpenRuns, countOtherWork, insertPause } from '../../db/pauses.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import type { StoodStill } from '../../domain/pause.ts';
import { sourcesOf } from '../../domain/starts.ts';
import { newId } from '../../lib/ids.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import type { Context } from '../context.ts';
import { pauseScope } from './pause-scope.ts';

/** `workflow`: its id, or `all`. `reason` is for colleagues: why it stands still. */
export type Pausing = { workflow: string; person: string; surface: Surface; reason: string };

/** `already`: it stood still before. */
export type Paused = { title: string; already: boolean; stoodStill: StoodStill };

/**
 * Makes a workflow, or all of them, stand still: no new runs, no thinking, nothing more is carried out, on every
 * process within seconds. Reviews stay open and can be decided. Throws Refused, audited.
 */
export async function pauseWorkflow(ctx: Context, input: Pausing): Promise<Paused> {
  const { workflow, person: who, surface, reason } = input;
  const attempt = { what: `pause ${workflow}`, who, surface };
  return orRecordRefusal(ctx, attempt, async () => {
    const { scope, title, workflowIds } = await pauseScope(ctx, workflow, who);
    const paused = await ctx.db.transaction(async (tx) => {
      const now = ctx.now();
      const id = newId('pau');
      const begun = await insertPause(tx, { id, workflowId: scope, pausedBy: who, reason, pausedAt: now });
      const stoodStill = await whatStandsStill(ctx, tx, workflowIds);
      if (begun) {
        const data = { pause: id, workflow: scope, ...stoodStill };
        await recordEvents(tx, workspaceChain, now, [
          { type: 'workflow.paused', actor: person(who), surface, data },
        ]);
      }
      return { title, already: !begun, stoodStill };
    });
    await ctx.halts.look();
    ctx.log.warn({ workflow: scope, already: paused.already, ...paused.stoodStill }, 'paused');
    return paused;
  });
}

async function whatStandsStill(ctx: Context, tx: Db, workflowIds: readonly string[]): Promise<StoodStill> {
  const paused = ctx.workflows.filter(({ id }) => workflowIds.includes(id));
  const sources = paused.flatMap(({ triggers }) => sourcesOf(triggers));
  const counts = await countOpenRuns(tx, workflowIds);
  const { actions, schedules, deliveries } = await countOtherWork(tx, workflowIds, sources);
  return {
    queued: counts.get('queued') ?? 0,
    running: counts.get('running') ?? 0,
    executing: counts.get('executing') ?? 0,
    actions,
    awaitingReview: counts.get('awaiting_review') ?? 0,
    schedules,
    deliveries,
  };
}
