import type { Db } from '../../db/client.ts';
import { getProposal } from '../../db/proposals.ts';
import type { Proposal } from '../../db/proposals.ts';
import { listReviews, listRunDecisions } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import type { Run } from '../../db/runs.ts';
import { decidersFrom } from '../../domain/deciders.ts';
import type { Deciders } from '../../domain/review.ts';
import { editorIn } from '../../domain/tally.ts';
import type { Editor } from '../../domain/tally.ts';
import type { Workflow } from '../../domain/workflow.ts';

/** What the database knows now of who may decide on a review. */
export async function decidersOn(db: Db, run: Run, workflow: Workflow, review: Review): Promise<Deciders> {
  const [proposal, answers, reviews] = await Promise.all([
    getProposal(db, review.proposalId),
    listRunDecisions(db, run.id),
    listReviews(db, run.id),
  ]);
  return decidersFrom({
    workflow,
    requester: run.requesterId,
    review,
    proposal: { author: authorOf(proposal), route: proposal.routing.route },
    answers,
    reviews,
  });
}

export async function editorOf(db: Db, proposal: Proposal): Promise<Editor | undefined> {
  const [answers, reviews] = await Promise.all([
    listRunDecisions(db, proposal.runId),
    listReviews(db, proposal.runId),
  ]);
  return editorIn(authorOf(proposal), answers, reviews);
}

const authorOf = ({ authorKind, authorId }: Proposal) => ({ kind: authorKind, id: authorId });
