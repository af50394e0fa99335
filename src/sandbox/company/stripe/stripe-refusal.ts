import type { CompanyAnswer } from '../wire.ts';

type StripeError = { type: string; message: string; code?: string; param?: string; charge?: string };

/** An error answer as Stripe words it. */
export class StripeRefusal extends Error {
  readonly answer: CompanyAnswer;

  constructor(status: number, error: StripeError) {
    super(error.message);
    this.answer = { status, body: { error } };
  }
}

export function invalidRequest(
  message: string,
  more: { code?: string; param?: string; charge?: string } = {},
): StripeRefusal {
  return new StripeRefusal(400, { type: 'invalid_request_error', message, ...more });
}

export function resourceMissing(kind: string, id: string, param: string): StripeRefusal {
  return new StripeRefusal(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });
}

/** Runs a piece of work; a refusal in it becomes the answer. */
export async function refusalAsAnswer(work: () => Promise<CompanyAnswer>): Promise<CompanyAnswer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StripeRefusal) return error.answer;
    throw error;
  }
}
