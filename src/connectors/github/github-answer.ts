import { z } from 'zod';

const refused = z.object({
  status: z.number(),
  response: z.object({ headers: z.record(z.string(), z.unknown()), data: z.unknown() }),
});
const said = z.object({ message: z.string() });

export type GithubAnswer = { status: number; headers: Record<string, unknown>; message: string };

/** What GitHub answered with an error status; undefined when no answer came: the SDK then says 500 all the same. */
export function answerIn(error: unknown): GithubAnswer | undefined {
  const { data } = refused.safeParse(error);
  if (!data) return undefined;
  const message = said.safeParse(data.response.data).data?.message ?? '';
  return { status: data.status, headers: data.response.headers, message };
}

/** Too many requests come as 429, or as a 403 that shows it in a header or, for the secondary limit, in words. */
export function isRateLimit({ status, headers, message }: GithubAnswer): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || /rate limit/i.test(message);
}
