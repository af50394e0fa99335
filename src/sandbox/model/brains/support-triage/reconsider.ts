import { decide } from './decide.ts';
import type { Facts } from './facts.ts';
import { type Try, wordsOf } from './feedback.ts';
import type { Plan } from './plan.ts';
import { asAnswered } from './revisions/answer.ts';
import { withAmount } from './revisions/amount.ts';
import { orderAnswered, orderNamed } from './revisions/order-named.ts';
import { reworded } from './revisions/wording.ts';

/** What one thing that reviewers said makes of a plan; undefined when the rules can do nothing with it. */
export type Revision = (plan: Plan, said: Try, facts: Facts) => Plan | undefined;

const revisions: Revision[] = [withAmount, reworded, asAnswered, orderAnswered];

/** Decides the case, then takes in what reviewers said to each earlier try, in their order. */
export function reconsider(facts: Facts, tries: Try[]): Plan {
  const first = orderNamed(facts, tries) ?? decide(facts);
  return tries.reduce((plan, said, index) => {
    const revised = revise(plan, said, facts);
    const isNewest = index === tries.length - 1;
    return revised ?? (isNewest ? nothingBetter(plan, said) : plan);
  }, first);
}

function revise(plan: Plan, said: Try, facts: Facts): Plan | undefined {
  for (const revision of revisions) {
    const revised = revision(plan, said, facts);
    if (revised) return revised;
  }
  return undefined;
}

/** Rules know no more than their rules: they say so instead of sounding sure. */
function nothingBetter({ actions, result }: Plan, said: Try): Plan {
  const words = wordsOf(said) || said.rejected.map(({ reason }) => reason).join('; ');
  return {
    actions,
    result: {
      ...result,
      summary: `The reviewer said “${words.slice(0, 300)}”, and the rules have nothing better: ${result.summary}`,
      confidence: Math.min(result.confidence, 0.3),
      question: result.question ?? 'What should be proposed instead?',
    },
  };
}
