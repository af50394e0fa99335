import { passCountedActions } from '../../db/counted-actions.ts';
import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { dropExecutions } from '../../db/executions.ts';
import type { Proposal } from '../../db/proposals.ts';
import { listApprovals } from '../../db/reviews.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { capsMoved } from '../../domain/cap.ts';
import { byRule } from '../../domain/event.ts';
import { suffices } from '../../domain/policy.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import { askAnew } from '../actions/ask-again-if-moved.ts';
import { getMaterial } from '../attempts/material.ts';
import { blockRun } from '../runs/block-run.ts';
import type { Context } from '../context.ts';
import { askPeople } from '../reviews/ask-people.ts';
import { lockCaps } from './cap-uses.ts';
import { judgeProposal } from './judge-proposal.ts';
import type { Judged } from './judge-proposal.ts';

type Approved = { run: Run; workflow: Workflow; proposal: Proposal; body: ProposalBody };

/**
 * Tries the rules of today on what was approved under those of yesterday, and the caps on what others have used by now:
 * under a lock, so that of two runs that would each just fit, one does. When they are stricter the approval is not enough:
 * nothing is carried out and people are asked again, and it answers `stopped`; else the mode in which they were tried.
 */
export async function rejudge(
  ctx: Context,
  run: Run,
  workflow: Workflow,
  proposal: Proposal,
  body: ProposalBody,
): Promise<Mode | 'stopped'> {
  const material = await getMaterial(ctx.db, run, ctx.now());
  const judgedIn = await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status !== 'executing') return 'stopped' as const;
    await lockCaps(tx, { workflow, material, actions: body.actions });
    const toJudge = { workflow, mode: run.mode, material, body };
    const judged = await judgeProposal(ctx, tx, toJudge, { onlyPassed: true });
    if (suffices(await listApprovals(tx, proposal.id), judged.routing.route)) {
      const ids = body.actions.map(({ id }) => id);
      await passCountedActions(tx, ids, ctx.now());
      return judged.mode;
    }
    if (await dropExecutions(tx, proposal.id))
      await askAgain(ctx, tx, { run: current, workflow, proposal, body }, judged);
    return 'stopped' as const;
  });
  if (judgedIn === 'stopped') ctx.wake();
  return judgedIn;
}

/** What others used meanwhile stands on the next version's card; where only the rules are others, the same version is asked about. */
async function askAgain(ctx: Context, tx: Db, approved: Approved, judged: Judged): Promise<void> {
  const { run, workflow, proposal, body } = approved;
  const moved = capsMoved(proposal.caps, judged.caps);
  if (moved.length > 0) {
    const actions = body.actions.map((action) => ({ ...action, id: newId('act') }));
    return askAnew(ctx, tx, { ...approved, body: { ...body, actions } }, judged, moved);
  }
  const { route, rule } = judged.routing;
  const { recalls, caps } = judged;
  const data = { proposal: proposal.id, route: route.to, workflowVersion: workflow.version, recalls, caps };
  await recordEvents(tx, run.id, ctx.now(), [{ type: 'policy.routed', actor: byRule(rule), data }]);
  if (route.to === 'block') {
    await blockRun(ctx, tx, run, { cause: 'policy', code: rule, by: byRule(rule) });
  } else if (route.to !== 'auto') {
    await askPeople(ctx, tx, { run, workflow, proposal }, { route, rule });
  }
}
