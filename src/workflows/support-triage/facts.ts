import type { Facts } from '../../domain/policy.ts';
import type { Action, ProposalBody } from '../../domain/proposal.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { accountIn, linkedCharges } from './records.ts';

/** The rules count in euros: in any other currency the sums are unknown, and unknown never relaxes a rule. */
const currency = 'eur';

/** What a tag of these says, and no program obeys: any other may set something off in Zendesk. */
const triageTags = [
  'thank-you',
  'product-question',
  'delivery',
  'late-delivery',
  'damaged-item',
  'return-request',
  'invoice',
  'sales',
];

export function facts(material: Material<JsonObject>, proposal: ProposalBody): Facts {
  const refunds = proposal.actions.filter(({ tool }) => tool === 'stripe_refund');
  const total = sumOf(refunds);
  const recent = accountIn(material)?.refunds_30d;
  const known = recent?.currency === currency && total !== undefined;
  return {
    'order found': linkedCharges(material).length > 0,
    'refund total': total,
    'above what is left': aboveWhatIsLeft(material, refunds),
    'refunds in 30 days': known ? recent.amount + total : undefined,
  };
}

/** All refunds of one payment together; unknown for a payment that was never read. */
function aboveWhatIsLeft(material: Material<JsonObject>, refunds: readonly Action[]): boolean | undefined {
  const charges = accountIn(material)?.charges ?? [];
  const above = refunds.map(({ args: { charge_id } }) => {
    const charge = charges.find(({ id }) => id === charge_id);
    const together = refunds.filter(({ args }) => args['charge_id'] === charge_id);
    const amount = together.reduce((sum, { args }) => sum + Number(args['amount']), 0);
    return charge && amount > charge.amount - charge.refunded_amount;
  });
  if (above.includes(true)) return true;
  return above.includes(undefined) ? undefined : false;
}

export function actionFacts(_material: Material<JsonObject>, { tool, args }: Action): Facts {
  if (tool !== 'zendesk_tag') return {};
  const tags = [args['tags'] ?? []].flat();
  const isOfTheSet = tags.every((tag) => typeof tag === 'string' && triageTags.includes(tag));
  return { 'of the triage set': isOfTheSet };
}

function sumOf(refunds: readonly Action[]): number | undefined {
  if (refunds.some(({ args }) => args['currency'] !== currency)) return undefined;
  return refunds.reduce((sum, { args }) => sum + Number(args['amount']), 0);
}
