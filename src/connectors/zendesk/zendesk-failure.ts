import { z } from 'zod';
import { type Certainty, ToolFailure } from '../../domain/tool-failure.ts';
import { neverReached } from '../never-reached.ts';

export type Effect = 'read' | 'write';

const remedies: Record<number, string> = {
  400: 'the request was not understood. Check the ticket and its order field in Zendesk.',
  401: 'the key was not accepted. Set a valid e-mail address and API token, and allow token access in the Admin Center.',
  403: 'the key may not do this. Use an agent who can see and update the ticket.',
  404: 'there is no such record. Check the number, and that the key’s agent can see it.',
  409: 'the ticket changed at the same moment. Read it again and propose anew.',
  422: 'the ticket does not take this change; a closed ticket takes none. Open it in Zendesk and see.',
  429: 'too many requests. Try again in a minute.',
};

/** The same words as for other systems, where the meaning is the same. */
const codes: Record<number, string> = { 401: 'unauthorized', 403: 'forbidden', 429: 'rate_limit' };

/** From an answer with an error status. A 4xx is a refusal: nothing happened. A 5xx says nothing about what did. */
export function refusedByZendesk(status: number, body: string, effect: Effect): ToolFailure {
  const remedy = remedies[status] ?? 'the service failed. Look at the ticket in Zendesk, or try again later.';
  const code = codeOf(status, body);
  return zendeskFailure({
    code,
    certainty: effect === 'write' && status >= 500 ? 'unknown' : 'not_applied',
    message: `Zendesk ${code} (${status}): ${remedy}`,
  });
}

/** From an exchange that ended without a whole answer: cut, timed out, or not understood. */
export function unansweredByZendesk(cause: unknown, effect: Effect): ToolFailure {
  if (neverReached(cause))
    return zendeskFailure({
      code: 'no_connection',
      certainty: 'not_applied',
      message: 'No connection to Zendesk could be made. Check its address and the network.',
      cause,
    });
  return zendeskFailure({
    code: 'no_answer',
    certainty: effect === 'write' ? 'unknown' : 'not_applied',
    message: 'Zendesk gave no whole answer. Look at the ticket in Zendesk, or try again.',
    cause,
  });
}

export function zendeskFailure(failure: {
  code: string;
  certainty: Certainty;
  message: string;
  cause?: unknown;
}): ToolFailure {
  return new ToolFailure({ system: 'zendesk', ...failure });
}

function codeOf(status: number, body: string): string {
  if (status >= 500) return 'server_error';
  return codes[status] ?? errorCodeOf(body) ?? `http_${status}`;
}

const errorBody = z.object({ error: z.string().regex(/^[A-Za-z]{1,60}$/) });

/** Only a bare code such as `RecordNotFound`: descriptions repeat what customers wrote. */
function errorCodeOf(body: string): string | undefined {
  try {
    return errorBody.safeParse(JSON.parse(body)).data?.error;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
