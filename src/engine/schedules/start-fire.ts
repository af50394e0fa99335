import { recordEvents, workspaceChain } from '../../db/events.ts';
import { beginTry, findFire, insertFireRun, settleFire } from '../../db/fires.ts';
import type { Fire } from '../../db/fires.ts';
import { theClock } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { fireHows } from '../../domain/schedule/fire.ts';
import type { FireHow } from '../../domain/schedule/fire.ts';
import type { Arrival } from '../../domain/starts.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { minute } from '../../lib/time.ts';
import type { Context } from '../context.ts';
import { startArrival } from '../runs/start-arrival.ts';
import { TryLater } from '../try-later.ts';
import { findDefined } from './defined-schedules.ts';
import type { Defined } from './defined-schedules.ts';
import { giveUpFire } from './give-up-fire.ts';

const arrivalsWithinMs = 2 * minute;
/** How often a system that will pass is asked again, and how often one that answered otherwise. */
const mostFailures = 7;
const mostRefusals = 2;
/** What one time may start; what is left over comes with the next. */
export const mostRuns = 100;

/**
 * The job of a fire: asks the workflow what there is to do at that time and starts a run for each. Safe to call again at
 * any time: a run that was started for the same change is found, not started twice.
 */
export async function startFire(
  ctx: Context,
  fireId: string,
  signal: AbortSignal,
  failures: number,
): Promise<void> {
  const known = await findFire(ctx.db, fireId);
  if (known?.status !== 'due') return;
  const defined = findDefined(ctx, known);
  // While two versions run, the other one may have it.
  if (!defined && failures < mostFailures) throw new TryLater('not_in_this_version');
  if (!defined) return settle(ctx, known, 'skipped', 'not_in_this_version', {});
  const fire = await beginTry(ctx.db, fireId, ctx.now());
  if (!fire) return;
  try {
    await startRuns(ctx, fire, defined, signal, failures);
  } catch (error) {
    if (error instanceof TryLater) throw error;
    if (signal.aborted || ctx.halts.signalOf(fire.workflowId).aborted) throw new TryLater('aborted');
    if (!isHopeless(error, failures)) throw error instanceof ToolFailure ? new TryLater(error.code) : error;
    if (!(error instanceof ToolFailure)) ctx.log.error({ err: error, fire: fireId }, 'a fire was given up');
    await giveUpFire(ctx, fire, defined.workflow, error);
  }
}

/** A system that is busy or away may pass; what it refused may be a slip; what is not there will not come. */
function isHopeless(error: unknown, failures: number): boolean {
  if (!(error instanceof ToolFailure) || error.mayPass) return failures >= mostFailures;
  return error.isMissing || failures >= mostRefusals;
}

async function startRuns(
  ctx: Context,
  fire: Fire,
  { workflow, start }: Defined,
  signal: AbortSignal,
  failures: number,
): Promise<void> {
  const until = AbortSignal.any([
    signal,
    ctx.halts.signalOf(workflow.id),
    AbortSignal.timeout(arrivalsWithinMs),
  ]);
  const arrivals = await start.arrivals(fire.at, { signal: until });
  const counts: Record<FireHow, number> = { started: 0, joined: 0, repeated: 0 };
  const refusals: Refused[] = [];
  for (const [index, arrival] of arrivals.entries()) {
    if (signal.aborted) throw new TryLater('aborted');
    if (counts.started >= mostRuns) return finish(ctx, fire, counts, 'more_left', arrivals.length - index);
    const started = await startOne(ctx, fire, workflow, arrival).catch((error: unknown) => {
      if (error instanceof Refused) return error;
      throw error;
    });
    if (!(started instanceof Refused)) counts[started] += 1;
    else if (started.reason === 'workflow_paused') return;
    // What is left is there at the next time, too: arrivals are what there is to do then.
    else if (started.reason === 'pilot_full')
      return finish(ctx, fire, counts, 'pilot_full', arrivals.length - index);
    else if (started.reason === 'people_unknown' && failures < mostFailures)
      throw new TryLater(started.reason);
    else if (started.reason === 'bad_input' || started.reason === 'key_used_before') refusals.push(started);
    else return giveUpFire(ctx, fire, workflow, started);
  }
  const [first] = refusals;
  if (first) return giveUpFire(ctx, fire, workflow, first);
  await finish(ctx, fire, counts, null, 0);
}

async function startOne(ctx: Context, fire: Fire, workflow: Workflow, arrival: Arrival): Promise<FireHow> {
  const from = { schedule: fire.name, fire: fire.id };
  const { run, how } = await startArrival(ctx, workflow, arrival, {
    trigger: 'schedule',
    from,
    askedBy: fire.askedBy,
  });
  await insertFireRun(ctx.db, fire.id, run.id, how);
  return how;
}

async function finish(
  ctx: Context,
  fire: Fire,
  counts: Record<FireHow, number>,
  code: string | null,
  left: number,
): Promise<void> {
  await settle(ctx, fire, 'started', code, { ...counts, left });
  const came = Object.fromEntries(fireHows.map((how) => [how, counts[how]]));
  const said = { fire: fire.id, workflow: fire.workflowId, schedule: fire.name, ...came, left };
  if (left)
    ctx.log.warn(
      { ...said, code },
      'schedule: more to start than one time may; the rest comes with the next',
    );
  else ctx.log.info(said, 'schedule: runs started');
}

async function settle(
  ctx: Context,
  { id, workflowId: workflow, name: schedule }: Fire,
  status: 'started' | 'skipped',
  code: string | null,
  counts: Record<string, number>,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    if (!(await settleFire(tx, id, { status, code, now }))) return;
    const type = status === 'started' ? 'schedule.started' : 'schedule.skipped';
    const data = { workflow, schedule, fire: id, code, ...counts };
    await recordEvents(tx, workspaceChain, now, [{ type, actor: theClock, data }]);
  });
}
