import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import type { Proposal } from '../../db/proposals.ts';
import { listReviewDecisions, listRunDecisions, resolveReview } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import { person, theSystem } from '../../domain/event.ts';
import { countOf, levelOfEdit } from '../../domain/tally.ts';
import { startExecution } from '../actions/start-execution.ts';
import type { Context } from '../context.ts';
import type { Routed } from '../proposals/routed.ts';
import { editorOf } from './deciders-on.ts';
import { openReview } from './open-review.ts';
import { recordDecision } from './record-decision.ts';

type Counting = Routed & { tx: Db; review: Review };

/** Simultaneous approvals both count: the review's lock makes them come one after the other. */
export async function countApprovals(ctx: Context, counting: Counting): Promise<void> {
  const { tx, run, review } = counting;
  const approvals = countOf(await listReviewDecisions(tx, review.id), 'approve');
  const now = ctx.now();
  if (approvals < review.quorum) return touchMessages(tx, run.id, now, { kinds: ['root', 'card', 'notice'] });
  await resolveReview(tx, review.id, 'approved', now);
  const data = { review: review.id, resolution: 'approved', approvals, quorum: review.quorum };
  await recordEvents(tx, run.id, now, [{ type: 'review.resolved', actor: theSystem, data }]);
  const [next, ...later] = review.remaining;
  if (!next) return startExecution(ctx, tx, counting);
  const { rejections, stage, floor } = review;
  const asked = { stages: [next, ...later] as const, rejections, stage: stage + 1, floor };
  await countEditor(ctx, { ...counting, review: await openReview(ctx, tx, counting, asked) });
}

/** An edit is its editor's one approval of the new version, given once, where their level is asked. */
export async function countEditor(ctx: Context, counting: Counting): Promise<void> {
  const { tx, review, proposal } = counting;
  const editor = await editorOf(tx, proposal);
  if (!editor || levelOfEdit(proposal.routing.route, editor) !== review.level) return;
  if (await hasApproved(tx, proposal, editor.person)) return;
  const { person: who, onBehalfOf, surface } = editor;
  await recordDecision(
    ctx,
    tx,
    { review, proposal },
    { kind: 'approve', by: person(who), onBehalfOf, surface },
  );
  await countApprovals(ctx, counting);
}

async function hasApproved(tx: Db, proposal: Proposal, who: string): Promise<boolean> {
  const given = await listRunDecisions(tx, proposal.runId);
  return given.some(
    ({ kind, proposalId, deciderId }) =>
      kind === 'approve' && proposalId === proposal.id && deciderId === who,
  );
}
