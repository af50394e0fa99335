import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { dropExecutions, retryFailed } from '../../db/executions.ts';
import { listOpenIncidents } from '../../db/incidents.ts';
import { touchMessages } from '../../db/messages.ts';
import { moveRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import type { Actor, Surface } from '../../domain/event.ts';
import { troubleOf } from '../../domain/incident.ts';
import type { Remedy, Stage } from '../../domain/remedy.ts';
import { stageOf } from '../../domain/remedy.ts';
import { currentExecutions } from '../actions/current-executions.ts';
import type { Context } from '../context.ts';
import { Superseded } from '../superseded.ts';
import { acknowledgeFor } from './acknowledge-incident.ts';
import { assertMayGoOn } from './assert-may-go-on.ts';
import { noteOn } from './note-on.ts';

export type GoingOn = {
  remedy: Remedy;
  by: Actor;
  surface: Surface;
  /** Whoever granted a tool just now is not told that it is missing. */
  withTools?: boolean;
  /** Where it goes on, where that does not follow from how far it is. */
  from?: Stage;
  /** Its repeated failure is told once for all of its runs. */
  isOneOfMany?: boolean;
  data?: Record<string, string>;
};

/**
 * Lets a blocked run go on from where it stopped, in the caller's transaction and under the run's lock: the agent thinks anew, or what was
 * approved and certainly not done is carried out. What was applied stays, what is unknown comes first. Throws Refused.
 */
export async function goOn(ctx: Context, tx: Db, run: Run, going: GoingOn): Promise<Stage> {
  const { remedy, by, surface, data = {} } = going;
  const now = ctx.now();
  const executions = await currentExecutions(tx, run.id);
  const stage = going.from ?? stageOf({ cause: run.cause, executions });
  await assertMayGoOn(ctx, tx, run, { stage, executions, withTools: going.withTools ?? true });
  const [first] = executions;
  const retried = stage === 'execution' && first ? await retryFailed(tx, first.proposalId) : 0;
  if (stage === 'agent' && first) await dropExecutions(tx, first.proposalId);
  const to = stage === 'agent' ? 'queued' : 'executing';
  const moved = await moveRun(tx, run.id, to, now, { cause: null, causeCode: null });
  if (!moved) throw new Superseded(run.id);
  const done = { remedy, stage, cause: run.cause, code: run.causeCode, retried, ...data };
  await recordEvents(tx, run.id, now, [{ type: 'run.remedied', actor: by, surface, data: done }]);
  for (const incident of await listOpenIncidents(tx, run.id)) {
    if (troubleOf(incident) === 'delivery') continue;
    await acknowledgeFor({ tx, incident, by, now, chain: run.id }, { surface });
    if (going.isOneOfMany && incident.cause === 'repeated_failure') continue;
    await noteOn(ctx, tx, incident, { deed: 'remedied', by, code: remedy, runId: run.id });
  }
  await touchMessages(tx, run.id, now);
  await ctx.queue.enqueue(tx, stage === 'agent' ? 'agent' : 'execute', run.id);
  ctx.log.info({ runId: run.id, remedy, stage }, 'run goes on');
  return stage;
}
