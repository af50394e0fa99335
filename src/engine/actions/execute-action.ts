import type { Db } from '../../db/client.ts';
import { insertContent } from '../../db/contents.ts';
import { recordEvents } from '../../db/events.ts';
import { claimExecution, reclaimExecution, releaseExecution, settleExecution } from '../../db/executions.ts';
import type { Execution } from '../../db/executions.ts';
import { findPause } from '../../db/pauses.ts';
import { touchMessages } from '../../db/messages.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { getMode } from '../../db/workflows.ts';
import { theSystem } from '../../domain/event.ts';
import type { EventType } from '../../domain/event.ts';
import { updateGapMs } from '../../domain/message.ts';
import { judgingMode } from '../../domain/promotion/ladder.ts';
import type { Action } from '../../domain/proposal.ts';
import type { Mode } from '../../domain/run.ts';
import type { Applied, WriteTool } from '../../domain/tool.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import { later, second } from '../../lib/time.ts';
import type { Context } from '../context.ts';
import { watchApplied } from '../reversals/watch-applied.ts';
import type { ToolCall } from '../meters.ts';
import { findWithheld } from '../tools/withheld.ts';
import { TryLater } from '../try-later.ts';

/** After this long no first call can still be under way: an action that is absent then may be repeated under its key. */
export const callTimeoutMs = 20 * second;
const inFlightMs = 2 * callTimeoutMs;

/** How often a busy or silent system is asked again before a person is. */
export const mostTries = 5;

export type Execute = {
  run: Run;
  execution: Execution;
  action: Action;
  tool: WriteTool;
  signal: AbortSignal;
  failures: number;
  /** Of the first action: the mode in which the rules allowed it just now. */
  judgedIn?: Mode;
};

/** `taken`: somebody else is at it, or the workflow is paused. `withheld`: its tool may no longer be used. Throws TryLater while it is not yet known what became of it. */
export type Ended = 'applied' | 'failed' | 'unknown' | 'taken' | 'withheld';

export async function executeAction(ctx: Context, work: Execute): Promise<Ended> {
  if (!work.execution.claimedAt) {
    const claimed = await claim(ctx, work);
    return claimed instanceof Date ? carryOut(ctx, work, claimed) : claimed;
  }
  return settleClaimed(ctx, work, work.execution.claimedAt);
}

/** Commits that the call is about to go out: whoever comes after a crash will look before repeating it. */
async function claim(ctx: Context, work: Execute): Promise<Date | 'taken' | 'withheld'> {
  const { run, execution, tool } = work;
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status !== 'executing' || (await findPause(tx, run.workflowId))) return 'taken';
    if (await findWithheld(tx, current, [tool])) return 'withheld';
    await assertJudgedSo(tx, work);
    if (!(await claimExecution(tx, execution.actionId, now))) return 'taken';
    const data = { action: execution.actionId, tool: tool.name };
    await recordEvents(tx, run.id, now, [{ type: 'action.claimed', actor: theSystem, data }]);
    return now;
  });
}

/** A demotion between the last look at the rules and the first action counts: the job comes again, and looks anew. */
async function assertJudgedSo(tx: Db, { run, judgedIn }: Execute): Promise<void> {
  if (judgedIn && judgingMode(run.mode, await getMode(tx, run.workflowId)) !== judgedIn)
    throw new TryLater('demoted');
}

async function carryOut(ctx: Context, work: Execute, claimedAt: Date): Promise<Ended> {
  try {
    const applied = await timed(ctx, work, 'write', () => work.tool.execute(work.action.args, callOf(work)));
    return await settle(ctx, work, 'applied', { applied });
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    if (error.certainty === 'unknown') throw new TryLater(error.code);
    if (!error.mayPass || work.failures >= mostTries)
      return settle(ctx, work, 'failed', { code: error.code });
    await releaseExecution(ctx.db, work.action.id, claimedAt);
    throw new TryLater(error.code);
  }
}

/**
 * An earlier call went out and its answer never came: look, then wait, then repeat under the same key, then ask a person. Where a person
 * has looked and the system still does not say, their word counts.
 */
async function settleClaimed(ctx: Context, work: Execute, claimedAt: Date): Promise<Ended> {
  const found = await lookUp(ctx, work);
  const outcome = found === 'silent' ? 'no_answer' : found === 'absent' ? 'absent' : 'applied';
  ctx.log.info(
    { runId: work.run.id, actionId: work.action.id, tool: work.tool.name, outcome },
    'action looked up',
  );
  await recordLookUp(ctx, work, outcome);
  if (typeof found === 'object') return settle(ctx, work, 'applied', { applied: found });
  const isAbsent = found === 'absent' || (found === 'silent' && work.execution.settledBy !== null);
  if (isAbsent && later(claimedAt, inFlightMs) <= ctx.now()) {
    if (await findPause(ctx.db, work.run.workflowId)) return 'taken';
    if (await findWithheld(ctx.db, work.run, [work.tool])) return 'withheld';
    const now = ctx.now();
    const mine = await reclaimExecution(ctx.db, work.action.id, claimedAt, now);
    return mine ? carryOut(ctx, work, now) : 'taken';
  }
  if (work.failures < mostTries) throw new TryLater(outcome);
  return settle(ctx, work, 'unknown', { code: outcome });
}

async function lookUp(ctx: Context, work: Execute): Promise<Applied | 'absent' | 'silent'> {
  try {
    return await timed(ctx, work, 'look_up', () => work.tool.lookUp(work.action.args, callOf(work)));
  } catch (error) {
    if (error instanceof ToolFailure) return 'silent';
    throw error;
  }
}

async function timed<T>(
  { now, meters }: Context,
  { tool: { name: tool } }: Execute,
  effect: ToolCall,
  call: () => Promise<T>,
): Promise<T> {
  const begun = now().getTime();
  const told = (code: string | null) =>
    meters.toolCalled({ tool, effect, ms: now().getTime() - begun, code });
  try {
    const answer = await call();
    told(null);
    return answer;
  } catch (error) {
    told(error instanceof ToolFailure ? error.code : 'bug');
    throw error;
  }
}

async function recordLookUp(ctx: Context, { run, action, tool }: Execute, outcome: string): Promise<void> {
  const data = { action: action.id, tool: tool.name, outcome };
  await recordEvents(ctx.db, run.id, ctx.now(), [{ type: 'action.looked_up', actor: theSystem, data }]);
}

const settledEvent = {
  applied: 'action.applied',
  failed: 'action.failed',
  unknown: 'action.unknown',
} as const satisfies Record<string, EventType>;

async function settle(
  ctx: Context,
  { run, action, tool }: Execute,
  status: 'applied' | 'failed' | 'unknown',
  outcome: { applied?: Applied; code?: string },
): Promise<Ended> {
  const now = ctx.now();
  const settled = await ctx.db.transaction(async (tx) => {
    const result = outcome.applied ? await insertContent(tx, run.id, outcome.applied, now) : undefined;
    const code = outcome.code ?? null;
    if (!(await settleExecution(tx, action.id, status, { now, code, resultId: result?.id ?? null })))
      return false;
    if (status === 'applied') await watchApplied(ctx, tx, { run, actionId: action.id, tool });
    const data = { action: action.id, tool: tool.name, code, result: result?.hash ?? null };
    await recordEvents(tx, run.id, now, [{ type: settledEvent[status], actor: theSystem, data }]);
    await touchMessages(tx, run.id, now, { kinds: ['card', 'root', 'steps'], gapMs: updateGapMs });
    return true;
  });
  ctx.log.info(
    { runId: run.id, actionId: action.id, tool: tool.name, status, code: outcome.code },
    'action settled',
  );
  return settled ? status : 'taken';
}

function callOf({ action, execution, signal }: Execute) {
  return {
    key: action.id,
    retry: execution.retries,
    signal: AbortSignal.any([signal, AbortSignal.timeout(callTimeoutMs)]),
    ...(action.state ? { state: action.state } : {}),
  };
}
