import { getProposal, getProposalBody } from '../../../db/proposals.ts';
import type { Action } from '../../../domain/proposal.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import { getRun } from '../../../db/runs.ts';
import type { Context } from '../../context.ts';
import type { Deciding } from '../decide-on.ts';
import { getWorkflow } from '../../find-workflow.ts';
import { judgeEdit } from './judge-edit.ts';
import type { Edits, JudgedEdit } from './judge-edit.ts';
import { getMaterial } from '../../attempts/material.ts';
import { assertMayDecideNow } from '../may-decide.ts';
import { orRecordRefusal } from '../../audit/record-refusal.ts';

/** The proposal as it stands and as it would be. */
export type PreviewedEdit = { workflow: Workflow; actions: Action[]; judged: JudgedEdit };

/** What an edit would change and what it would take. Changes nothing; throws Refused as the edit itself would. */
export async function previewEdit(ctx: Context, input: Deciding & { edits: Edits }): Promise<PreviewedEdit> {
  const review = await assertMayDecideNow(ctx, 'edit', input);
  const run = await getRun(ctx.db, review.runId);
  const workflow = getWorkflow(ctx, run.workflowId);
  const body = await getProposalBody(ctx.db, await getProposal(ctx.db, review.proposalId));
  const material = await getMaterial(ctx.db, run, ctx.now());
  const attempt = { what: `edit ${review.id}`, who: input.person, surface: input.surface, runId: run.id };
  return orRecordRefusal(ctx, attempt, async () => {
    const edited = { workflow, mode: run.mode, level: review.floor, body, material };
    return { workflow, actions: body.actions, judged: await judgeEdit(ctx, ctx.db, edited, input.edits) };
  });
}
