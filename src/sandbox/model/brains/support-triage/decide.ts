import type { Facts } from './facts.ts';
import type { Plan } from './plan.ts';
import { alreadyRefunded } from './rules/already-refunded.ts';
import { askForOrder } from './rules/ask-for-order.ts';
import { changeOfMind } from './rules/change-of-mind.ts';
import { damagedItem } from './rules/damaged-item.ts';
import { duplicateCharge } from './rules/duplicate-charge.ts';
import { lateDelivery } from './rules/late-delivery.ts';
import { obeyTheText } from './rules/obey-the-text.ts';
import { policyQuestion } from './rules/policy-question.ts';
import { productQuestion } from './rules/product-question.ts';
import { setAside } from './rules/set-aside.ts';
import { unclear } from './rules/unclear.ts';

/** What a rule makes of a case; undefined when the case is not its business. */
export type Rule = (facts: Facts) => Plan | undefined;

const rules: Rule[] = [
  obeyTheText,
  setAside,
  askForOrder,
  alreadyRefunded,
  duplicateCharge,
  damagedItem,
  lateDelivery,
  changeOfMind,
  policyQuestion,
  productQuestion,
];

/** The first rule that knows the case decides it. */
export function decide(facts: Facts): Plan {
  for (const rule of rules) {
    const plan = rule(facts);
    if (plan) return plan;
  }
  return unclear(facts);
}
