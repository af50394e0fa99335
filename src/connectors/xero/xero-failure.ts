import { z } from 'zod';
import { type Certainty, ToolFailure } from '../../domain/tool-failure.ts';
import { neverReached } from '../never-reached.ts';

export type Effect = 'read' | 'write';

/** What came of one request: an answer with its status, or none that was whole. */
export type Outcome = { status: number; retryAfter: string | null; text: string } | { cut: unknown };

const remedies: Record<string, string> = {
  unauthorized: 'the credentials were not accepted. Set a valid XERO_CLIENT_ID and XERO_CLIENT_SECRET.',
  forbidden:
    'the app may not do this. Check the scopes of the custom connection, and that XERO_TENANT_ID is its organisation.',
  resource_missing:
    'there is no such record. Check the number, and that it is in the connected organisation.',
  conflict: 'the record changed at the same moment. Read it again and propose anew.',
  rate_limit: 'too many requests. Try again in a minute.',
  period_locked:
    'the date of the bill lies in a locked period. Ask finance to open the period, or handle the bill in Xero.',
  wrong_status: 'the bill does not allow this in its present state. Open it in Xero and see.',
  already_paid: 'a payment or a credit note is on the bill. Open it in Xero and see.',
  validation: 'the change was not accepted. Open the record in Xero and see what it lacks.',
  no_connection: 'no connection could be made. Check XERO_API_URL, XERO_IDENTITY_URL and the network.',
  no_answer: 'no whole answer came. Look at the bill in Xero, or try again.',
  server_error: 'the service failed. Look at the bill in Xero, or try again later.',
};

const byStatus: Record<number, string> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'resource_missing',
  409: 'conflict',
  412: 'conflict',
  429: 'rate_limit',
};

/** A refusal (4xx) is certain; what a 5xx or a cut connection did to a write is not. Xero's own words stay out: they repeat what people wrote. */
export function failureFrom(outcome: Outcome, effect: Effect): ToolFailure {
  const code = codeOf(outcome);
  const answered = 'status' in outcome && outcome.status < 500;
  const certain = effect === 'read' || answered || code === 'no_connection';
  const status = 'status' in outcome ? ` (${outcome.status})` : '';
  return xeroFailure({
    code,
    certainty: certain ? 'not_applied' : 'unknown',
    message: `Xero ${code}${status}: ${remedies[code] ?? 'the request was refused. Open the record in Xero and see.'}`,
    ...('cut' in outcome ? { cause: outcome.cut } : {}),
  });
}

function codeOf(outcome: Outcome): string {
  if ('cut' in outcome) return neverReached(outcome.cut) ? 'no_connection' : 'no_answer';
  if (outcome.status >= 500) return 'server_error';
  if (outcome.status === 400) return validationIn(outcome.text);
  return byStatus[outcome.status] ?? `http_${outcome.status}`;
}

const problems = z.array(z.object({ Message: z.string() })).optional();
const refusal = z.object({
  Message: z.string().optional(),
  Elements: z.array(z.object({ ValidationErrors: problems })).optional(),
});

/** A validation error has its reasons in words only. */
function validationIn(text: string): string {
  const { data } = refusal.safeParse(jsonOrUndefined(text));
  const reasons = (data?.Elements ?? []).flatMap(({ ValidationErrors = [] }) => ValidationErrors);
  const said = [data?.Message ?? '', ...reasons.map(({ Message }) => Message)].join('\n');
  if (/lock date/i.test(said)) return 'period_locked';
  if (/payments? or credit|has been paid|fully paid/i.test(said)) return 'already_paid';
  if (/valid status|status (code )?(cannot|could not|is not)/i.test(said)) return 'wrong_status';
  return 'validation';
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function xeroFailure(failure: {
  code: string;
  certainty: Certainty;
  message: string;
  cause?: unknown;
}): ToolFailure {
  return new ToolFailure({ system: 'xero', ...failure });
}
