import type { CompanyAnswer } from '../wire.ts';

/** An error answer as Xero words it. */
export class XeroRefusal extends Error {
  readonly answer: CompanyAnswer;

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    super(`Xero ${status}`);
    this.answer = { status, body, headers };
  }
}

export function notAllowed(status: 401 | 403, detail: string): XeroRefusal {
  const title = status === 401 ? 'Unauthorized' : 'Forbidden';
  return new XeroRefusal(status, {
    Type: null,
    Title: title,
    Status: status,
    Detail: detail,
    Extensions: {},
  });
}

/** Xero answers this one with a text. */
export function notFound(): XeroRefusal {
  return new XeroRefusal(404, "The resource you're looking for cannot be found");
}

export function invalid(...messages: string[]): XeroRefusal {
  return new XeroRefusal(400, {
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: [{ ValidationErrors: messages.map((Message) => ({ Message })) }],
  });
}

export function badQuery(message: string): XeroRefusal {
  return new XeroRefusal(400, { ErrorNumber: 16, Type: 'QueryParseException', Message: message });
}

/** What Xero says with a status that a fault asks for. */
export function xeroFaultAnswer(status: number): CompanyAnswer {
  if (status === 429) return { status, headers: { 'x-rate-limit-problem': 'minute' }, body: '' };
  if (status === 503)
    return { status, body: { Type: null, Title: 'The Organisation is offline', Status: 503 } };
  return {
    status,
    body: { Type: null, Title: 'An error occurred', Status: status, Detail: 'An error occurred in Xero' },
  };
}
