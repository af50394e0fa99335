import { z } from 'zod';
import type { Rule } from './policy.ts';

/** Rules as they are stored: a misspelt member would relax a rule without a word, so there is no room for one. */

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const condition: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ fact: z.string(), is: fact }),
    z.strictObject({ fact: z.string(), above: z.number() }),
    z.strictObject({ fact: z.string(), below: z.number() }),
    z.strictObject({ fact: z.string(), oneOf: z.array(fact).min(1) }),
    z.strictObject({ all: z.array(condition) }),
    z.strictObject({ any: z.array(condition) }),
    z.strictObject({ not: condition }),
    z.strictObject({ action: z.string(), where: condition.optional() }),
    z.strictObject({ onlyActions: z.array(z.string()).min(1) }),
  ]),
);

const count = z.int().min(1);
const stage = { level: count, quorum: count };
const asking = {
  ...stage,
  afterwards: z.array(z.strictObject(stage)).optional(),
  rejections: count.optional(),
};

const rule = z.strictObject({
  name: z.string().min(1),
  sentence: z.string().min(1),
  when: condition,
  route: z.discriminatedUnion('to', [
    z.strictObject({ to: z.literal('auto') }),
    z.strictObject({ to: z.literal('review'), ...asking }),
    z.strictObject({ to: z.literal('escalate'), category: z.string().min(1), ...asking }),
    z.strictObject({ to: z.literal('block') }),
  ]),
  mandatory: z.boolean().optional(),
});

/** What is wrong with rules that their type let through, in sentences; empty when nothing is. */
export function problemsOfRules(rules: readonly Rule[]): string[] {
  return rules.flatMap((each) => {
    const parsed = rule.safeParse(each);
    if (each.mandatory && each.route.to === 'auto')
      return [`Rule ${each.name}: what is mandatory asks people or blocks, so its route cannot be auto.`];
    if (parsed.success) return [];
    return parsed.error.issues.map(
      ({ path, message }) => `Rule ${each.name}, ${path.map(String).join('.') || 'as a whole'}: ${message}.`,
    );
  });
}
