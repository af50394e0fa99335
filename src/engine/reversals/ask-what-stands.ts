import { getContent } from '../../db/contents.ts';
import { listExecutions } from '../../db/executions.ts';
import { findPause } from '../../db/pauses.ts';
import { findProposalBody, getProposal } from '../../db/proposals.ts';
import { dropUndoneCheck, moveUndoneCheck, takeUndoneChecks } from '../../db/reversals.ts';
import type { UndoneCheck } from '../../db/reversals.ts';
import { getRun, lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import type { Undone } from '../../domain/reversal.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import type { Applied } from '../../domain/tool.ts';
import { later, minute, second } from '../../lib/time.ts';
import type { Context } from '../context.ts';
import { findWorkflow } from '../find-workflow.ts';
import { recordReversal } from './record-reversal.ts';
import { looksAt } from './watch-applied.ts';

const batch = 20;
/** So long nobody else asks about what this process took. */
const turnMs = 10 * minute;
const readTimeoutMs = 20 * second;
/** A system that does not answer so often is asked again at the next stated time. */
const mostTries = 4;

/**
 * Asks the systems whether what was carried out still stands, as far as that is due: a bounded batch at a time, in any number of
 * processes. What a system does not say stays unknown and is asked again, at the next stated time at the latest. Answers how many it asked about.
 */
export async function askWhatStands(ctx: Context): Promise<number> {
  const now = ctx.now();
  const taken = await takeUndoneChecks(ctx.db, { now, until: later(now, turnMs), limit: batch });
  for (const check of taken) {
    try {
      await ask(ctx, check);
    } catch (error) {
      ctx.log.error({ err: error, actionId: check.actionId }, 'whether an action stands could not be asked');
    }
  }
  return taken.length;
}

async function ask(ctx: Context, check: UndoneCheck): Promise<void> {
  const run = await getRun(ctx.db, check.runId);
  if (await findPause(ctx.db, run.workflowId)) return;
  const asking = await callFor(ctx, run, check);
  if (!asking) return dropUndoneCheck(ctx.db, check);
  let undone: Undone | false;
  try {
    undone = await asking.call();
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    ctx.log.info({ actionId: check.actionId, code: error.code }, 'it is not known whether an action stands');
    return check.tries + 1 < mostTries ? tryAgain(ctx, check) : askNext(ctx, check);
  }
  if (!undone) return askNext(ctx, check);
  await record(ctx, check, asking.tool, undone);
  await dropUndoneCheck(ctx.db, check);
}

/** The question; undefined when nobody can ask it any more: the texts were erased, or the tool is gone. */
async function callFor(ctx: Context, run: Run, { actionId }: UndoneCheck) {
  const execution = (await listExecutions(ctx.db, run.id)).find((each) => each.actionId === actionId);
  const tool = findWorkflow(ctx, run.workflowId)?.writes.find(({ name }) => name === execution?.tool);
  if (!execution?.resultId || !tool?.isUndone) return undefined;
  const body = await findProposalBody(ctx.db, await getProposal(ctx.db, execution.proposalId));
  const action = body?.actions.find(({ id }) => id === actionId);
  const applied = await getContent<Applied>(ctx.db, execution.resultId);
  if (!action || !applied) return undefined;
  const isUndone = tool.isUndone.bind(tool);
  return {
    tool: tool.name,
    call: () =>
      isUndone(action.args, applied, {
        key: actionId,
        signal: AbortSignal.timeout(readTimeoutMs),
        ...(action.state ? { state: action.state } : {}),
      }),
  };
}

async function record(ctx: Context, check: UndoneCheck, tool: string, { at }: Undone): Promise<void> {
  const { runId, actionId } = check;
  await ctx.db.transaction(async (tx) => {
    await lockRun(tx, runId);
    await recordReversal(
      ctx,
      tx,
      { runId, actionId, tool },
      { by: theSystem, surface: 'none', reversedAt: at ?? ctx.now(), reason: null },
    );
  });
  ctx.log.info({ runId, actionId, tool }, 'an action was seen to be undone');
  ctx.wake();
}

async function tryAgain(ctx: Context, check: UndoneCheck): Promise<void> {
  const tries = check.tries + 1;
  const nextAt = later(ctx.now(), turnMs * 2 ** tries);
  await moveUndoneCheck(ctx.db, check, { asked: check.asked, tries, nextAt });
}

async function askNext(ctx: Context, check: UndoneCheck): Promise<void> {
  const asked = check.asked + 1;
  const span = looksAt(ctx)[asked];
  if (span === undefined) return dropUndoneCheck(ctx.db, check);
  await moveUndoneCheck(ctx.db, check, { asked, tries: 0, nextAt: later(check.appliedAt, span) });
}
