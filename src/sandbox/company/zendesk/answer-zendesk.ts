import type { Clock } from '../../../lib/time.ts';
import { companyKeys, orderFieldId } from '../company-keys.ts';
import type { User, ZendeskState } from '../company-state.ts';
import type { CompanyAnswer, CompanyRequest } from '../wire.ts';
import { listAudits } from './audits.ts';
import { listComments, showTags, showTicket } from './tickets.ts';
import { addTags, updateTicket } from './update-ticket.ts';
import { anonymousUser, userObject } from './user-object.ts';
import { listRequestedTickets, searchUsers } from './users.ts';
import { ZendeskRefusal, badRequest, recordNotFound } from './zendesk-refusal.ts';

export type ZendeskServer = (request: CompanyRequest) => Promise<CompanyAnswer>;

type Call = { id: number; query: URLSearchParams; body: string; me: User };

/** The part of Zendesk's API that the connector uses, over Hearth & Pine's tickets. */
export function zendeskServer(state: ZendeskState, now: Clock): ZendeskServer {
  const change = ({ me }: Call) => ({ authorId: me.id, at: now() });

  const routes: [string, RegExp, (call: Call) => unknown][] = [
    ['GET', /^\/users\/me$/, ({ me }) => ({ user: userObject(me) })],
    ['GET', /^\/users\/search$/, ({ query }) => searchUsers(state, query)],
    [
      'GET',
      /^\/users\/(\d+)\/tickets\/requested$/,
      ({ id, query }) => listRequestedTickets(state, id, query),
    ],
    ['GET', /^\/ticket_fields\/(\d+)$/, ({ id }) => showTicketField(id)],
    ['GET', /^\/tickets\/(\d+)$/, ({ id, query }) => showTicket(state, id, query)],
    ['GET', /^\/tickets\/(\d+)\/comments$/, ({ id, query }) => listComments(state, id, query)],
    ['GET', /^\/tickets\/(\d+)\/audits$/, ({ id, query }) => listAudits(state, id, query)],
    ['GET', /^\/tickets\/(\d+)\/tags$/, ({ id }) => showTags(state, id)],
    ['PUT', /^\/tickets\/(\d+)$/, (call) => updateTicket(state, call.id, json(call.body), change(call))],
    ['PUT', /^\/tickets\/(\d+)\/tags$/, (call) => addTags(state, call.id, json(call.body), change(call))],
  ];

  async function dispatch({
    method,
    path,
    query,
    headers,
    body,
    pause,
  }: CompanyRequest): Promise<CompanyAnswer> {
    const place = path.replace(/^\/api\/v2/, '').replace(/\.json$/, '');
    if (place === '/users/me' && !headers.authorization)
      return { status: 200, body: { user: anonymousUser } };
    const me = authenticate(state, headers.authorization);
    for (const [verb, pattern, handle] of routes) {
      const match = verb === method ? pattern.exec(place) : null;
      if (!match) continue;
      await pause();
      return { status: 200, body: handle({ id: Number(match[1]), query, body, me }) };
    }
    throw notRouted(place);
  }

  return async (request) => {
    try {
      return await dispatch(request);
    } catch (error) {
      if (error instanceof ZendeskRefusal) return error.answer;
      throw error;
    }
  };
}

function authenticate(state: ZendeskState, authorization: string | undefined): User {
  const credentials = `${companyKeys.zendeskEmail}/token:${companyKeys.zendeskApiToken}`;
  const accepted = [
    `Basic ${Buffer.from(credentials).toString('base64')}`,
    `Bearer ${companyKeys.zendeskApiToken}`,
  ];
  const me = state.users.find(({ email }) => email === companyKeys.zendeskEmail);
  if (!me || !authorization || !accepted.includes(authorization))
    throw new ZendeskRefusal(401, { error: "Couldn't authenticate you" });
  return me;
}

function showTicketField(id: number) {
  if (id !== orderFieldId) throw recordNotFound();
  return { ticket_field: { id, type: 'text', title: 'Order number', active: true } };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest('Invalid JSON', 'The body is not JSON');
    throw error;
  }
}

function notRouted(place: string): ZendeskRefusal {
  if (/^\/tickets\/(?!\d+(\/|$))/.test(place))
    return badRequest(
      'Invalid attribute',
      'You passed an invalid value for the id attribute. It must be an integer',
    );
  return new ZendeskRefusal(404, { error: 'InvalidEndpoint', description: 'Not found' });
}

/** What Zendesk says with a status that a fault asks for. */
export function zendeskFaultAnswer(status: number): CompanyAnswer {
  if (status === 429)
    return {
      status,
      body: { error: 'APIRateLimitExceeded', description: 'Number of allowed API requests exceeded' },
    };
  return { status, body: { error: 'InternalServerError', description: 'The server had a problem' } };
}
