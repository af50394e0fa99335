import { getProposalBody, listProposals } from '../../../../src/db/proposals.ts';
import { approveReview } from '../../../../src/engine/reviews/approve-review.ts';
import { minute } from '../../../../src/lib/time.ts';
import { openEngine } from '../../support/engine.ts';
import type { RefundSpec } from '../../support/refund-workflow.ts';
import { proposes } from '../../support/scripted-agent.ts';
import type { Proposed } from '../../support/scripted-agent.ts';

export const surface = 'message' as const;
export const everything: Proposed = { refund: 84_00, reply: 'We are sorry.', tags: ['late'] };

/** A proposal about ticket 1042, of which €84.00 were paid, and how people answer it. */
export async function proposed(what = everything, spec: Partial<RefundSpec> = {}, paid = 84_00) {
  const engine = await openEngine({ script: proposes(what), spec, racing: true });
  const ticket = engine.shop.addTicket({ paid });
  const { id: runId } = await engine.propose(ticket.id);
  const approve = async (...people: string[]) => {
    for (const person of people) {
      const { id: reviewId } = await engine.openReview(runId);
      engine.pass(minute);
      await approveReview(engine.ctx, { reviewId, person, surface });
    }
    engine.pass(minute);
  };
  const versions = () => listProposals(engine.db, runId);
  const body = async (version: number) => {
    const proposal = (await versions())[version - 1];
    if (!proposal) throw new Error(`There is no version ${version}.`);
    return getProposalBody(engine.db, proposal);
  };
  const states = async (version: number) => (await body(version)).actions.map(({ state }) => state);
  return { ...engine, ticket, runId, approve, versions, body, states };
}
