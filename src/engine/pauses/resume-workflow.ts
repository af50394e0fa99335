import { recordEvents, workspaceChain } from '../../db/events.ts';
import { listDueFires } from '../../db/fires.ts';
import { endPause, findPause, listMovingRuns } from '../../db/pauses.ts';
import { markMoved } from '../../db/runs.ts';
import { person } from '../../domain/event.ts';
import { everyWorkflow } from '../../domain/pause.ts';
import type { Surface } from '../../domain/event.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import type { Context } from '../context.ts';
import { releaseHeld } from '../deliveries/release-held.ts';
import { pauseScope } from './pause-scope.ts';

/**
 * `already`: nothing was paused under this name. `stillPaused`: a pause of everything goes on. `deliveries`: what other systems
 * sent meanwhile, which starts now.
 */
export type Resumed = {
  title: string;
  already: boolean;
  stillPaused: boolean;
  goingOn: number;
  deliveries: number;
};

/** Lets what a pause stopped go on: every run that waits gets its job again. Throws Refused, audited. */
export async function resumeWorkflow(
  ctx: Context,
  { workflow, person: who, surface }: { workflow: string; person: string; surface: Surface },
): Promise<Resumed> {
  const attempt = { what: `resume ${workflow}`, who, surface };
  return orRecordRefusal(ctx, attempt, async () => {
    const { scope, title, workflowIds } = await pauseScope(ctx, workflow, who);
    const resumed = await ctx.db.transaction(async (tx) => {
      const now = ctx.now();
      const ended = await endPause(tx, scope, who, now);
      if (!ended) return { title, already: true, stillPaused: false, goingOn: 0, deliveries: 0 };
      const data = { pause: ended.id, workflow: scope };
      await recordEvents(tx, workspaceChain, now, [
        { type: 'workflow.resumed', actor: person(who), surface, data },
      ]);
      let goingOn = 0;
      for (const id of workflowIds) {
        if (await findPause(tx, id)) continue;
        for (const run of await listMovingRuns(tx, [id])) {
          await markMoved(tx, run.id, now);
          await ctx.queue.enqueue(tx, run.status === 'executing' ? 'execute' : 'agent', run.id);
          goingOn += 1;
        }
        for (const fire of await listDueFires(tx, id)) await ctx.queue.enqueue(tx, 'fire', fire.id);
      }
      const stillPaused = scope !== everyWorkflow && (await findPause(tx, scope)) !== undefined;
      const deliveries = stillPaused ? 0 : await releaseHeld(ctx, tx, now);
      return { title, already: false, stillPaused, goingOn, deliveries };
    });
    await ctx.halts.look();
    ctx.log.warn({ workflow: scope, goingOn: resumed.goingOn }, 'resumed');
    return resumed;
  });
}
