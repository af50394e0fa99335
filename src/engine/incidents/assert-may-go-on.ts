import type { Db } from '../../db/client.ts';
import type { Execution } from '../../db/executions.ts';
import { getProposal, getProposalBody } from '../../db/proposals.ts';
import { listApprovals } from '../../db/reviews.ts';
import type { Run } from '../../db/runs.ts';
import { suffices } from '../../domain/policy.ts';
import { Refused } from '../../domain/refused.ts';
import { remediesFor } from '../../domain/remedy.ts';
import type { Stage } from '../../domain/remedy.ts';
import { getWriteTool } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { getMaterial } from '../attempts/material.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { assertNotPaused } from '../pauses/assert-not-paused.ts';
import { judgeProposal } from '../proposals/judge-proposal.ts';
import { neededTools } from '../tools/needed-tools.ts';
import { toolsIn } from '../tools/tools-in.ts';
import { findWithheld } from '../tools/withheld.ts';
import { assertBlocked } from './assert-blocked.ts';

type Going = { stage: Stage; executions: readonly Execution[]; withTools: boolean };

/** Throws Refused, with the reason and what helps, where a run cannot go on as things stand now. Under the run's lock. */
export async function assertMayGoOn(ctx: Context, tx: Db, run: Run, going: Going): Promise<void> {
  const { stage, executions, withTools } = going;
  await assertBlocked(tx, run);
  const open = remediesFor({ ...run, executions });
  if (open.includes('settle')) throw new Refused('settle_first', { run: run.id });
  if (open.length === 0) throw new Refused('no_remedy', { run: run.id });
  const workflow = namedWorkflow(ctx, run.workflowId);
  await assertNotPaused(tx, workflow);
  const [first] = executions;
  if (stage === 'agent' || !first) {
    if (withTools) await assertTools(tx, run, workflow, neededTools(workflow));
    return;
  }
  const proposal = await getProposal(tx, first.proposalId);
  const body = await getProposalBody(tx, proposal);
  for (const { tool } of body.actions) getWriteTool(workflow, tool);
  if (withTools) await assertTools(tx, run, workflow, toolsIn(workflow, body));
  // Before the first action the executor tries the rules itself and asks again; once one was begun there is no going back to people.
  if (executions.every(({ claimedAt }) => claimedAt === null)) return;
  const material = await getMaterial(tx, run, ctx.now());
  const { routing } = await judgeProposal(
    ctx,
    tx,
    { workflow, mode: run.mode, material, body },
    { onlyPassed: true },
  );
  if (!suffices(await listApprovals(tx, proposal.id), routing.route))
    throw new Refused('rules_stricter', { sentence: routing.sentence });
}

/** Under locks nobody is looked up: the wording says whom to ask. */
async function assertTools(
  tx: Db,
  run: Run,
  { title }: Workflow,
  tools: Parameters<typeof findWithheld>[2],
): Promise<void> {
  const missing = await findWithheld(tx, run, tools);
  if (!missing) return;
  const { name, title: what } = missing.tool;
  throw new Refused('tool_withheld', { workflow: title, tool: name, title: what });
}
