import { getMode } from '../../../../src/db/workflows.ts';
import { confirmPromotion } from '../../../../src/engine/modes/confirm-promotion.ts';
import { demoteWorkflow } from '../../../../src/engine/modes/demote-workflow.ts';
import { proposePromotion } from '../../../../src/engine/modes/propose-promotion.ts';
import { seePromotion } from '../../../../src/engine/modes/see-promotion.ts';
import { withdrawPromotion } from '../../../../src/engine/modes/withdraw-promotion.ts';
import { approveReview } from '../../../../src/engine/reviews/approve-review.ts';
import { rejectReview } from '../../../../src/engine/reviews/reject-review.ts';
import { minute } from '../../../../src/lib/time.ts';
import { grace, margaret, priya } from '../../../support/cast.ts';
import { openEngine } from '../../support/engine.ts';
import { proposes } from '../../support/scripted-agent.ts';

const surface = 'message' as const;

/** With one wrong in two allowed, five that are right are enough. */
export const enough = 5;

type Opening = Parameters<typeof openEngine>[0];

/** A workflow that tags tickets, which its rules allow alone; Grace reviews, Margaret and Priya own it. */
export async function piloted(opening: Opening = {}) {
  const engine = await openEngine({
    script: proposes({ tags: ['late'] }),
    mode: 'pilot',
    ...opening,
    spec: { tolerance: 0.5, ...opening?.spec },
  });
  const { ctx, db, propose, openReview, execute, pass } = engine;

  return {
    ...engine,
    mode: () => getMode(db, 'refunds'),
    /** Runs that Grace approves as they are, and that are carried out. */
    async approves(count: number) {
      for (let n = 0; n < count; n += 1) {
        const { id } = await propose();
        const review = await openReview(id);
        pass(minute);
        await approveReview(ctx, { reviewId: review.id, person: grace, surface });
        await execute(id);
      }
    },
    /** A run that she rejects. */
    async rejects() {
      const { id } = await propose();
      const review = await openReview(id);
      const reason = { reasonCode: 'wrong_amount', note: '' };
      await rejectReview(ctx, { reviewId: review.id, person: grace, surface, ...reason });
    },
    sees: (person = margaret) => seePromotion(ctx, { workflow: 'refunds', person, surface }),
    proposesIt: (person = margaret, to: 'pilot' | 'live' = 'live') =>
      proposePromotion(ctx, { workflow: 'refunds', to, person, surface }),
    confirms: (promotionId: string, person = priya, as = ctx) =>
      confirmPromotion(as, { promotionId, person, surface }),
    withdraws: (promotionId: string, person = margaret) =>
      withdrawPromotion(ctx, { promotionId, person, surface }),
    demotes: (person = margaret, reason = 'The tags look wrong.', to?: 'shadow' | 'pilot') =>
      demoteWorkflow(ctx, { workflow: 'refunds', reason, person, surface, ...(to ? { to } : {}) }),
  };
}
