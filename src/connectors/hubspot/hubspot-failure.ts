import { z } from 'zod';
import { type Certainty, ToolFailure } from '../../domain/tool-failure.ts';
import { neverReached } from '../never-reached.ts';

export type Effect = 'read' | 'write';

/** What came of one request: an answer with its status, or none that was whole. */
export type Outcome = { status: number; retryAfter: string | null; text: string } | { cut: unknown };

const remedies: Record<string, string> = {
  unauthorized: 'the token was not accepted. Set a valid HUBSPOT_TOKEN.',
  forbidden: 'the private app may not do this. Give it the scopes that the README names.',
  resource_missing: 'there is no such record. Check its id, and that it was not deleted or merged.',
  conflict: 'the record changed at the same moment. Read it again and propose anew.',
  rate_limit: 'too many requests. Try again in a moment.',
  daily_limit: 'the requests of this day are used up. Try again tomorrow, or raise the limit in HubSpot.',
  validation: 'the value was not accepted. Open the record in HubSpot and see which values it takes.',
  no_connection: 'no connection could be made. Check HUBSPOT_API_URL and the network.',
  no_answer: 'no whole answer came. Look at the record in HubSpot, or try again.',
  server_error: 'the service failed. Look at the record in HubSpot, or try again later.',
};

const byStatus: Record<number, string> = {
  400: 'validation',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'resource_missing',
  409: 'conflict',
  423: 'rate_limit',
};

/** A refusal (4xx) is certain; what a 5xx or a cut connection did to a write is not. HubSpot's own words stay out: they repeat what people wrote. */
export function failureFrom(outcome: Outcome, effect: Effect): ToolFailure {
  const code = codeOf(outcome);
  const answered = 'status' in outcome && outcome.status < 500;
  const certain = effect === 'read' || answered || code === 'no_connection';
  const status = 'status' in outcome ? ` (${outcome.status})` : '';
  return hubspotFailure(
    code,
    certain ? 'not_applied' : 'unknown',
    `HubSpot ${code}${status}: ${remedies[code] ?? 'the request was refused. Open the record in HubSpot and see.'}`,
    'cut' in outcome ? outcome.cut : undefined,
  );
}

export function hubspotFailure(
  code: string,
  certainty: Certainty,
  message: string,
  cause?: unknown,
): ToolFailure {
  return new ToolFailure({
    system: 'hubspot',
    code,
    certainty,
    message,
    ...(cause === undefined ? {} : { cause }),
  });
}

function codeOf(outcome: Outcome): string {
  if ('cut' in outcome) return neverReached(outcome.cut) ? 'no_connection' : 'no_answer';
  if (outcome.status >= 500) return 'server_error';
  if (outcome.status === 429) return isDaily(outcome.text) ? 'daily_limit' : 'rate_limit';
  return byStatus[outcome.status] ?? `http_${outcome.status}`;
}

const limit = z.object({ policyName: z.string() });

/** The daily limit passes at midnight, the other one within ten seconds. */
export function isDaily(text: string): boolean {
  try {
    return limit.safeParse(JSON.parse(text)).data?.policyName === 'DAILY';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
