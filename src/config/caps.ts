import { z } from 'zod';
import type { TokenPrices } from '../agent/agent-config.ts';

const dollars = /^\d{1,9}(?:\.\d{1,6})?$/;

/** What bounds money and where texts may lead. */
export const capEnvironment = {
  LEENOPS_DAILY_COST_CAP_USD: z
    .string()
    .trim()
    .refine((text) => text === 'none' || dollars.test(text), {
      error: 'is no amount. Give US dollars such as 50, or none for no cap over all workflows.',
    })
    .transform((text) => (text === 'none' ? null : Math.round(Number(text) * 1_000_000)))
    .default(100_000_000),
  MODEL_PRICE: z
    .string()
    .trim()
    .refine(
      (text) =>
        [2, 3].includes(text.split('/').length) && text.split('/').every((part) => dollars.test(part)),
      {
        error:
          'is no price. Give US dollars per million tokens as input/output or input/cached/output: 1.25/10, or 0/0 for a model of your own.',
      },
    )
    .optional(),
  OUTGOING_LINK_HOSTS: z
    .string()
    .transform((text) => [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(Boolean),
      ),
    ])
    .pipe(
      z.array(
        z.string().regex(/^(?:[a-z0-9-]+\.)*[a-z0-9-]+$/, {
          error: ({ input }) =>
            `holds ${JSON.stringify(input)}, which is no host. Give names like www.example.com; example.com takes in all of its own.`,
        }),
      ),
    )
    .optional(),
};

export function pricesFrom({
  OPENAI_MODEL: model,
  MODEL_PRICE: price,
}: {
  OPENAI_MODEL: string;
  MODEL_PRICE?: string | undefined;
}): { prices?: Record<string, TokenPrices> } {
  if (price === undefined) return {};
  const [input = 0, second = 0, third] = price.split('/').map(Number);
  const prices = third === undefined ? { input, output: second } : { input, cached: second, output: third };
  return { prices: { [model]: prices } };
}
