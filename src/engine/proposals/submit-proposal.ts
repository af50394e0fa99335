import { insertRunKeys } from '../../db/run-keys.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { theAgent } from '../../domain/event.ts';
import { causeOf } from '../../domain/incident.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import { isUnopposed } from '../../domain/policy.ts';
import type { Routing } from '../../domain/policy.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import { proposalFrom } from '../../domain/result.ts';
import type { AgentResult } from '../../domain/result.ts';
import { runKeysOf } from '../../domain/run-key.ts';
import { assertNoSecret } from '../../domain/secret.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { withStates } from '../actions/with-states.ts';
import type { Workbench } from '../attempts/agent-tools.ts';
import { blockRun } from '../runs/block-run.ts';
import { completeRun } from '../runs/complete-run.ts';
import type { Context } from '../context.ts';
import { followRoute } from './follow-route.ts';
import { judgeProposal } from './judge-proposal.ts';
import { toolsIn } from '../tools/tools-in.ts';
import { findWithheld } from '../tools/withheld.ts';
import { Superseded } from '../superseded.ts';
import { writeProposal } from './write-proposal.ts';

/**
 * Turns the agent's result into a proposal, judges it by the rules and sends the run where they say. Where nothing is
 * proposed and nothing asked there is nothing to decide: the owner looks at it, or it is complete where the workflow says so. Throws ToolFailure when it cannot be
 * read on what the actions rest; of what is blocked nothing is read. A tool that was revoked meanwhile stops the run.
 * Throws SecretWritten, and keeps nothing of the result, where there is a secret in it.
 */
export async function submitProposal(
  ctx: Context,
  workflow: Workflow,
  run: Run,
  intake: JsonObject,
  bench: Workbench,
  result: AgentResult,
  signal: AbortSignal,
): Promise<void> {
  const now = ctx.now();
  await assertNoSecret(ctx.secrets, result, 'the result');
  const proposed = proposalFrom(result, bench.actions, bench.readings, now);
  const material = { intake, readings: bench.readings, now };
  const judged = await judgeProposal(ctx, ctx.db, { workflow, mode: run.mode, material, body: proposed });
  const { routing } = judged;
  const withheld = await findWithheld(ctx.db, run, toolsIn(workflow, proposed));
  const body =
    withheld || routing.route.to === 'block'
      ? proposed
      : { ...proposed, actions: await withStates(workflow, proposed.actions, signal) };
  await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status !== 'running' || current.attempt !== run.attempt) throw new Superseded(run.id);
    const proposal = await writeProposal(ctx, tx, current, workflow, body, judged, theAgent(ctx.agent.model));
    await insertRunKeys(tx, run.id, runKeysOf(workflow.scope(material)));
    if (withheld && current.mode !== 'shadow') {
      const by = theAgent(ctx.agent.model);
      await blockRun(ctx, tx, current, { cause: 'permission', code: withheld.tool.name, by });
      return;
    }
    if (body.actions.length === 0 && body.question === null && current.mode !== 'shadow') {
      if (isDone(workflow, body, bench, routing)) {
        await completeRun(ctx, tx, current, { found: body.category });
        return;
      }
      await blockRun(ctx, tx, current, { ...whyNothing(bench), by: theAgent(ctx.agent.model) });
      return;
    }
    await followRoute(ctx, tx, { run: current, workflow, proposal, body });
  });
  ctx.wake();
  ctx.log.info({ runId: run.id, rule: routing.rule, route: routing.route.to }, 'proposal routed');
}

/** Whether the workflow knows of nothing to do, everything was read, and no rule objects. */
function isDone({ nothingToDo }: Workflow, body: ProposalBody, { failures }: Workbench, routing: Routing) {
  return (
    nothingToDo !== undefined &&
    body.category === nothingToDo &&
    failures.length === 0 &&
    isUnopposed(routing)
  );
}

/** A system that could not be read explains more than that nothing came of it. */
function whyNothing({ failures }: Workbench): { cause: IncidentCause; code: string } {
  const failure = failures.at(-1);
  if (!failure) return { cause: 'missing_input', code: 'nothing_proposed' };
  return { cause: causeOf(failure), code: failure.code };
}
