import type { Facts } from '../../domain/policy.ts';
import type { Action, ProposalBody } from '../../domain/proposal.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { accountIn, linkedCharges } from './records.ts';

/** The rules count in euros: in any other currency the sums are unknown, and unknown never relaxes a rule. */
const currency = 'eur';

export function facts(material: Material<JsonObject>, proposal: ProposalBody): Facts {
  const refunds = proposal.actions.filter(({ tool }) => tool === 'stripe_refund');
  const total = sumOf(refunds);
  const recent = accountIn(material)?.refunds_30d;
  const known = recent?.currency === currency && total !== undefined;
  return {
    'order found': linkedCharges(material).length > 0,
    'refund total': total,
    'refunds in 30 days': known ? recent.amount + total : undefined,
  };
}

/** `above what is left` is unknown for a charge that was never read. */
export function actionFacts(material: Material<JsonObject>, action: Action): Facts {
  if (action.tool !== 'stripe_refund') return {};
  const charge = accountIn(material)?.charges.find(({ id }) => id === action.args['charge_id']);
  const left = charge && charge.amount - charge.refunded_amount;
  const amount = Number(action.args['amount']);
  return { 'above what is left': left === undefined ? undefined : amount > left };
}

function sumOf(refunds: readonly Action[]): number | undefined {
  if (refunds.some(({ args }) => args['currency'] !== currency)) return undefined;
  return refunds.reduce((sum, { args }) => sum + Number(args['amount']), 0);
}
