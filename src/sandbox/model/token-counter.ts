import { sha256 } from '../../lib/hash.ts';

const bytesPerToken = 4;
const blockBytes = 128 * bytesPerToken;
/** As at OpenAI: shorter prompts are not cached, longer ones in blocks of 128 tokens. */
const cachedAtLeast = 1_024;
const blocksRemembered = 20_000;

export type TokenCounter = {
  /** Counts a prompt, and how much of its beginning was in an earlier one. */
  prompt(text: string): { input: number; cached: number };
};

export function tokensIn(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}

/** Counts as a real server does, roughly: four bytes to a token, and a cache of prompt beginnings. */
export function tokenCounter(): TokenCounter {
  const seen = new Set<string>();
  return {
    prompt(text) {
      const chain = prefixesOf(text);
      const known = chain.findIndex((prefix) => !seen.has(prefix));
      if (seen.size > blocksRemembered) seen.clear();
      for (const prefix of chain) seen.add(prefix);
      const cached = (known === -1 ? chain.length : known) * 128;
      return { input: tokensIn(text), cached: cached < cachedAtLeast ? 0 : cached };
    },
  };
}

/** One digest per whole block, each over everything before it. */
function prefixesOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const prefixes: string[] = [];
  for (let end = blockBytes; end <= bytes.length; end += blockBytes) {
    const block = bytes.toString('latin1', end - blockBytes, end);
    prefixes.push(sha256((prefixes.at(-1) ?? '') + block));
  }
  return prefixes;
}
