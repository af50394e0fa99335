import type { AgentEnd } from '../../agent/port.ts';
import { getContent } from '../../db/contents.ts';
import type { Db } from '../../db/client.ts';
import { countEvents, recordEvents } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import { beginAttempt, lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { insertStep } from '../../db/steps.ts';
import { theAgent } from '../../domain/event.ts';
import type { EventType } from '../../domain/event.ts';
import { causeOf } from '../../domain/incident.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import { updateGapMs } from '../../domain/message.ts';
import { resultSchema } from '../../domain/result.ts';
import type { AgentResult } from '../../domain/result.ts';
import { SecretWritten } from '../../domain/secret.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { sha256 } from '../../lib/hash.ts';
import { newId } from '../../lib/ids.ts';
import type { JsonObject } from '../../lib/json.ts';
import { agentTools } from './agent-tools.ts';
import type { Workbench } from './agent-tools.ts';
import { findFeedback } from './feedback.ts';
import { blockRun } from '../runs/block-run.ts';
import type { Context } from '../context.ts';
import { getWorkflow } from '../find-workflow.ts';
import { reserveCost } from '../spending/reserve-cost.ts';
import { submitProposal } from '../proposals/submit-proposal.ts';
import { fixTools } from '../tools/fix-tools.ts';
import { neededTools } from '../tools/needed-tools.ts';
import { findWithheld } from '../tools/withheld.ts';
import { Superseded } from '../superseded.ts';
import { TryLater } from '../try-later.ts';

/** How often a model that does not answer is asked again before the run is blocked. */
const mostModelFailures = 4;

/** How often a system that cannot say on what the actions rest is asked again; each time the agent thinks again. */
const mostUnread = 2;

/**
 * Lets the agent think, from the beginning: reads run, writes are collected, the result becomes a proposal.
 * Safe to call again at any time: an attempt that was overtaken changes nothing.
 */
export async function runAgent(
  ctx: Context,
  runId: string,
  signal: AbortSignal,
  failures: number,
): Promise<void> {
  const run = await startAttempt(ctx, runId);
  if (!run) return;
  const workflow = getWorkflow(ctx, run.workflowId);
  const intake = await getContent<JsonObject>(ctx.db, run.intakeId);
  if (!intake) return stop(ctx, run, 'missing_input', 'texts_erased');
  const withheld = await findWithheld(ctx.db, run, neededTools(workflow));
  if (withheld) return stop(ctx, run, 'permission', withheld.tool.name);
  const stopping = AbortSignal.any([signal, ctx.halts.signalOf(workflow.id)]);
  const feedback = await findFeedback(ctx.db, workflow, run);
  if (feedback === undefined) return stop(ctx, run, 'missing_input', 'texts_erased');
  const task = [workflow.task(intake), feedback].filter(Boolean).join('\n\n');
  const bench: Workbench = { readings: [], actions: [], failures: [] };
  try {
    const end = await think(ctx, workflow, run, { intake, task, bench }, stopping);
    await conclude(ctx, workflow, run, intake, bench, end, stopping, failures);
  } catch (error) {
    if (error instanceof Superseded) return;
    if (error instanceof SecretWritten) return stop(ctx, run, 'policy', 'secret_found', error.detail);
    if (!(error instanceof ToolFailure)) throw error;
    if (stopping.aborted) throw new TryLater('aborted');
    const { isMissing, code } = error;
    if (!isMissing && failures < mostUnread) throw new TryLater(code);
    await stop(ctx, run, causeOf(error), code);
  }
}

async function startAttempt(ctx: Context, runId: string): Promise<Run | undefined> {
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const taken = await beginAttempt(tx, runId, now);
    if (!taken) return undefined;
    const begun = await fixTools(tx, taken, getWorkflow(ctx, taken.workflowId));
    const type = (await isFirstOfItsTry(tx, runId)) ? 'run.started' : 'run.restarted';
    const data = { attempt: begun.attempt, tools: begun.tools?.map(({ name }) => name) ?? [] };
    await recordEvents(tx, runId, now, [{ type, actor: theAgent(ctx.agent.model), data }]);
    await touchMessages(tx, runId, now, { kinds: ['root', 'steps'], gapMs: updateGapMs });
    return begun;
  });
}

/** A try begins with the run and each time people send the agent back; an attempt after that follows a crash. */
async function isFirstOfItsTry(tx: Db, runId: string): Promise<boolean> {
  const count = (type: EventType) => countEvents(tx, runId, type);
  const begun = await count('run.started');
  return begun < 1 + (await count('run.retried')) + (await count('run.answered'));
}

async function think(
  ctx: Context,
  workflow: Workflow,
  run: Run,
  { intake, task, bench }: { intake: JsonObject; task: string; bench: Workbench },
  signal: AbortSignal,
): Promise<AgentEnd> {
  return ctx.agent.run({
    name: workflow.id,
    instructions: workflow.instructions,
    input: task,
    tools: agentTools(ctx, workflow, run, intake, bench, signal),
    output: resultSchema(workflow),
    budgets: workflow.budgets,
    safetyIdentifier: sha256(`leenops:${run.requesterId ?? run.trigger}`),
    cacheKey: `${workflow.id}@${workflow.version}`,
    signal,
    reserve: (worst) => reserveCost(ctx, workflow, run.id, worst),
    async onModelCall({ startedAt, ms, model, failed, ...usage }) {
      const { costMicroUsd } = usage;
      ctx.meters.modelCalled({ workflow: workflow.id, model, ms, code: failed, costMicroUsd });
      await insertStep(ctx.db, {
        id: newId('stp'),
        runId: run.id,
        attempt: run.attempt,
        kind: 'model_call',
        name: model,
        status: failed ? 'failed' : 'done',
        code: failed,
        startedAt,
        ms,
        inputTokens: usage.inputTokens,
        cachedTokens: usage.cachedTokens,
        outputTokens: usage.outputTokens,
        costMicroUsd: usage.costMicroUsd,
        priceVersion: usage.priceVersion,
      });
    },
  });
}

async function conclude(
  ctx: Context,
  workflow: Workflow,
  run: Run,
  intake: JsonObject,
  bench: Workbench,
  end: AgentEnd,
  signal: AbortSignal,
  failures: number,
): Promise<void> {
  switch (end.end) {
    case 'submitted':
      return submitProposal(ctx, workflow, run, intake, bench, end.result as AgentResult, signal);
    case 'budget':
      return stop(ctx, run, 'budget', end.budget);
    case 'invalid_output':
      return stop(ctx, run, 'model', 'invalid_output');
    case 'aborted':
      throw new TryLater('aborted');
    case 'model_failed':
      if (end.retryable && failures < mostModelFailures) throw new TryLater(end.code);
      return stop(ctx, run, 'model', end.code);
  }
}

async function stop(
  ctx: Context,
  run: Run,
  cause: IncidentCause,
  code: string,
  detail?: string,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status !== 'running' || current.attempt !== run.attempt) return;
    await blockRun(ctx, tx, current, { cause, code, detail, by: theAgent(ctx.agent.model) });
  });
  ctx.wake();
}
