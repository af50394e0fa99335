import { z } from 'zod';

/** As a server counts one answer. `cached` and `cacheWritten` are parts of `input`. */
export type Tokens = { input: number; cached: number; cacheWritten: number; output: number };

const count = z.int().nonnegative();
const details = z.object({ cached_tokens: count.nullish(), cache_write_tokens: count.nullish() }).nullish();

const responsesUsage = z.object({ input_tokens: count, output_tokens: count, input_tokens_details: details });
const chatUsage = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: details,
});

const answer = z.object({
  usage: z.union([
    responsesUsage.transform((usage) =>
      tokens(usage.input_tokens, usage.output_tokens, usage.input_tokens_details),
    ),
    chatUsage.transform((usage) =>
      tokens(usage.prompt_tokens, usage.completion_tokens, usage.prompt_tokens_details),
    ),
  ]),
});

/** What an answer says it used, on either wire; undefined when it does not say. */
export function tokensUsed(body: unknown): Tokens | undefined {
  return answer.safeParse(body).data?.usage;
}

/** Some servers report more cached tokens than input: a part is never larger than the whole. */
function tokens(input: number, output: number, parts: z.infer<typeof details>): Tokens {
  const cached = Math.min(parts?.cached_tokens ?? 0, input);
  const cacheWritten = Math.min(parts?.cache_write_tokens ?? 0, input - cached);
  return { input, cached, cacheWritten, output };
}
