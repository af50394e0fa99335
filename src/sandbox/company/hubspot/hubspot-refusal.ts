import { randomUUID } from 'node:crypto';
import type { CompanyAnswer } from '../wire.ts';

/** An error answer as HubSpot words it. */
export class HubspotRefusal extends Error {
  readonly answer: CompanyAnswer;

  constructor(
    status: number,
    category: string,
    message: string,
    more: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(`HubSpot ${status}`);
    const body = { status: 'error', message, correlationId: randomUUID(), category, ...more };
    this.answer = { status, body, headers };
  }
}

export function notFound(): HubspotRefusal {
  return new HubspotRefusal(404, 'OBJECT_NOT_FOUND', 'Object not found.  objectId are usually numeric.');
}

export function invalid(name: string, error: string, message: string): HubspotRefusal {
  const detail = JSON.stringify([{ isValid: false, message, error, name }]);
  return new HubspotRefusal(400, 'VALIDATION_ERROR', `Property values were not valid: ${detail}`, {
    errors: [{ message, code: error, context: { propertyName: [name] } }],
  });
}

export function badRequest(message: string): HubspotRefusal {
  return new HubspotRefusal(400, 'VALIDATION_ERROR', message);
}

export function tooMany(policyName: 'TEN_SECONDLY_ROLLING' | 'DAILY'): HubspotRefusal {
  const when = policyName === 'DAILY' ? 'daily' : 'ten_secondly_rolling';
  return new HubspotRefusal(
    429,
    'RATE_LIMITS',
    `You have reached your ${when} limit.`,
    { errorType: 'RATE_LIMIT', policyName },
    policyName === 'DAILY' ? {} : { 'x-hubspot-ratelimit-interval-milliseconds': '10000' },
  );
}

/** What HubSpot says with a status that a fault asks for. */
export function hubspotFaultAnswer(status: number): CompanyAnswer {
  if (status === 429) {
    const { body } = tooMany('TEN_SECONDLY_ROLLING').answer;
    return { status, body };
  }
  const category = status === 401 ? 'INVALID_AUTHENTICATION' : status === 403 ? 'MISSING_SCOPES' : 'ERROR';
  return new HubspotRefusal(status, category, 'An error occurred.').answer;
}
