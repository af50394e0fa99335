import type { CompanyAnswer } from '../wire.ts';

/** An error answer as Zendesk words it. */
export class ZendeskRefusal extends Error {
  readonly answer: CompanyAnswer;

  constructor(status: number, body: { error: unknown; description?: string; details?: unknown }) {
    super(`Zendesk ${status}`);
    this.answer = { status, body };
  }
}

export function recordNotFound(): ZendeskRefusal {
  return new ZendeskRefusal(404, { error: 'RecordNotFound', description: 'Not found' });
}

export function recordInvalid(field: string, description: string): ZendeskRefusal {
  return new ZendeskRefusal(422, {
    error: 'RecordInvalid',
    description: 'Record validation errors',
    details: { [field]: [{ description }] },
  });
}

export function badRequest(title: string, message: string): ZendeskRefusal {
  return new ZendeskRefusal(400, { error: { title, message } });
}
