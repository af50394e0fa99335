import { formatMoney, type Money } from '../../../../../lib/money.ts';
import type { Facts } from '../facts.ts';
import { isRejectedFor, wordsOf } from '../feedback.ts';
import { remainderOf } from '../order.ts';
import type { Plan } from '../plan.ts';
import type { Revision } from '../reconsider.ts';
import { sumsIn } from '../sums.ts';

type Refund = { charge_id: string; amount: number; currency: string };

/** The reviewer names another amount: that one is proposed, and the reply names it, too. */
export const withAmount: Revision = (plan, said, facts) => {
  const refund = plan.actions.find(({ name }) => name === 'stripe_refund')?.args as Refund | undefined;
  if (!refund || !(isRejectedFor(said, /amount/i) || said.reviewer_answered !== null)) return undefined;
  const wanted = sumsIn(wordsOf(said)).find(
    ({ minor, currency }) => currency === refund.currency && minor !== refund.amount,
  );
  return wanted && wanted.minor <= leftOf(facts, refund) ? refunding(plan, refund, wanted) : undefined;
};

function leftOf({ account }: Facts, { charge_id }: Refund): number {
  const charge = account.data.charges.find(({ id }) => id === charge_id);
  return charge ? remainderOf(charge) : 0;
}

function refunding({ actions, result }: Plan, refund: Refund, wanted: Money): Plan {
  const before = formatMoney({ minor: refund.amount, currency: refund.currency });
  const after = formatMoney(wanted);
  return {
    actions: actions.map(({ name, args }) => {
      if (name === 'stripe_refund') return { name, args: { ...args, amount: wanted.minor } };
      const { body } = args;
      if (typeof body !== 'string') return { name, args };
      return {
        name,
        args: { ...args, body: body.replaceAll(`${before} in full`, before).replaceAll(before, after) },
      };
    }),
    result: {
      ...result,
      summary: `Refund ${after} instead of ${before}, as the reviewer said. The case: ${result.summary}`,
      confidence: Math.min(result.confidence, 0.8),
    },
  };
}
