import { getProposal, getProposalBody } from '../db/proposals.ts';
import { getRun } from '../db/runs.ts';
import type { Context } from './context.ts';
import type { Deciding } from './decide-on.ts';
import { getWorkflow } from './find-workflow.ts';
import { judgeEdit } from './judge-edit.ts';
import type { Edits, JudgedEdit } from './judge-edit.ts';
import { getMaterial } from './material.ts';
import { assertMayDecideNow } from './may-decide.ts';

/** What an edit would change and what it would take. Changes nothing; throws Refused as the edit itself would. */
export async function previewEdit(ctx: Context, input: Deciding & { edits: Edits }): Promise<JudgedEdit> {
  const review = await assertMayDecideNow(ctx, 'edit', input);
  const run = await getRun(ctx.db, review.runId);
  const workflow = getWorkflow(ctx, run.workflowId);
  const body = await getProposalBody(ctx.db, await getProposal(ctx.db, review.proposalId));
  const material = await getMaterial(ctx.db, run, ctx.now());
  return judgeEdit({ workflow, mode: run.mode, level: review.level, body, material }, input.edits);
}
