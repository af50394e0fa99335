import type { Clock } from '../../../lib/time.ts';
import { companyKeys } from '../company-keys.ts';
import type { CompanyAnswer, CompanyRequest } from '../wire.ts';
import { HubspotRefusal, badRequest, tooMany } from './hubspot-refusal.ts';
import type { HubspotState, Kind } from './hubspot-state.ts';
import { getObject, objectWith, readBatch, updateObject } from './objects.ts';

export type HubspotServer = (request: CompanyRequest) => Promise<CompanyAnswer>;

/** How many requests a private app may make in ten seconds, at HubSpot's smallest offer. */
const mostInTenSeconds = 100;
const tenSeconds = 10_000;

/** The id under which LeenOps is known in this account. */
export const leenopsAppId = '777001';

/** The part of HubSpot's CRM API that the connector uses, over Hearth & Pine's leads. */
export function hubspotServer(state: HubspotState, now: Clock): HubspotServer {
  async function dispatch(request: CompanyRequest): Promise<CompanyAnswer> {
    const { method, path, query, body, pause } = request;
    authenticate(request);
    countAgainstLimit(state, now());
    await pause();
    if (method === 'GET' && /^\/crm\/v3\/owners\/?$/.test(path)) return listOwners(state, query);
    const [, kind, id, more] =
      /^\/crm\/v3\/objects\/(contacts|companies|deals)(?:\/([^/]+))?(\/read)?$/.exec(path) ?? [];
    if (!kind) throw new HubspotRefusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
    const of = kind as Kind;
    if (method === 'POST' && id === 'batch' && more) return readBatch(state, of, json(body));
    if (method === 'GET' && !id) return listObjects(state, of, query);
    if (method === 'GET' && id) return { status: 200, body: objectWith(getObject(state, of, id), query) };
    if (method === 'PATCH' && id) {
      const by = { at: now(), sourceType: 'INTEGRATION', sourceId: leenopsAppId };
      const changed = updateObject(state, of, id, json(body), by);
      return { status: 200, body: objectWith(changed, query) };
    }
    throw new HubspotRefusal(405, 'METHOD_NOT_ALLOWED', 'Method not allowed');
  }

  return async (request) => {
    try {
      return await dispatch(request);
    } catch (error) {
      if (error instanceof HubspotRefusal) return error.answer;
      throw error;
    }
  };
}

function authenticate({ headers }: CompanyRequest): void {
  if (headers.authorization === `Bearer ${companyKeys.hubspotToken}`) return;
  throw new HubspotRefusal(
    401,
    'INVALID_AUTHENTICATION',
    'Authentication credentials not found. This API supports OAuth 2.0 authentication.',
  );
}

function countAgainstLimit(state: HubspotState, now: Date): void {
  const time = now.getTime();
  state.asked = [...state.asked.filter((at) => time - at < tenSeconds), time];
  if (state.asked.length > mostInTenSeconds) throw tooMany('TEN_SECONDLY_ROLLING');
}

function listObjects(state: HubspotState, kind: Kind, query: URLSearchParams): CompanyAnswer {
  const { from, size } = pageIn(query);
  const results = state[kind].slice(from, from + size).map((object) => objectWith(object, query));
  return { status: 200, body: { results, ...nextPage(state[kind].length, from + size) } };
}

function listOwners({ owners }: HubspotState, query: URLSearchParams): CompanyAnswer {
  const { from, size } = pageIn(query);
  const results = owners.slice(from, from + size).map(({ id, email, first, last }) => ({
    id,
    email,
    type: 'PERSON',
    firstName: first,
    lastName: last,
    createdAt: '2024-01-08T09:00:00Z',
    updatedAt: '2024-01-08T09:00:00Z',
    archived: false,
  }));
  return { status: 200, body: { results, ...nextPage(owners.length, from + size) } };
}

function pageIn(query: URLSearchParams): { from: number; size: number } {
  const from = Number(query.get('after') ?? 0);
  const size = Number(query.get('limit') ?? 10);
  if (!Number.isInteger(size) || size < 1 || size > 100 || !Number.isInteger(from) || from < 0)
    throw badRequest('The limit or the page is not valid');
  return { from, size };
}

function nextPage(all: number, next: number) {
  return next < all ? { paging: { next: { after: String(next) } } } : {};
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest('Invalid input JSON');
    throw error;
  }
}
