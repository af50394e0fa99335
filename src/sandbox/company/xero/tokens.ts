import { randomBytes } from 'node:crypto';
import { later, minute } from '../../../lib/time.ts';
import { companyKeys } from '../company-keys.ts';
import type { CompanyAnswer, CompanyRequest } from '../wire.ts';
import { notAllowed } from './xero-refusal.ts';
import type { XeroState } from './xero-state.ts';

const granted = [
  'accounting.invoices',
  'accounting.contacts.read',
  'accounting.settings.read',
  'accounting.attachments.read',
];
const life = 30 * minute;

/** POST /connect/token: client credentials of a custom connection. */
export function grantToken(state: XeroState, { headers, body }: CompanyRequest, now: Date): CompanyAnswer {
  const form = new URLSearchParams(body);
  const { xeroClientId, xeroClientSecret } = companyKeys;
  const expected = `Basic ${Buffer.from(`${xeroClientId}:${xeroClientSecret}`).toString('base64')}`;
  if (headers.authorization !== expected) return { status: 400, body: { error: 'invalid_client' } };
  if (form.get('grant_type') !== 'client_credentials')
    return { status: 400, body: { error: 'unsupported_grant_type' } };
  const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean);
  if (scopes.some((scope) => !granted.includes(scope)))
    return { status: 400, body: { error: 'invalid_scope' } };
  const token = `xero_${randomBytes(24).toString('hex')}`;
  for (const [old, until] of Object.entries(state.tokens))
    if (new Date(until) < now) delete state.tokens[old];
  state.tokens[token] = later(now, life).toISOString();
  return {
    status: 200,
    body: { access_token: token, expires_in: life / 1000, token_type: 'Bearer', scope: scopes.join(' ') },
  };
}

export function authenticate(state: XeroState, { headers }: CompanyRequest, now: Date): void {
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const until = state.tokens[token];
  if (!until) throw notAllowed(401, 'AuthenticationUnsuccessful');
  if (new Date(until) <= now) throw notAllowed(401, `TokenExpired: token expired at ${until}`);
}

export function checkTenant(state: XeroState, { headers }: CompanyRequest): void {
  if (headers['xero-tenant-id'] !== state.organisation.id)
    throw notAllowed(403, 'AuthenticationUnsuccessful');
}
