import { describe, expect, test } from 'vitest';
import { ticketArrival } from '../../../src/connectors/zendesk/arrivals.ts';
import { openCompany, readCall } from '../../sandbox/company/open-company.ts';

const detail = {
  id: '1042',
  status: 'OPEN',
  updated_at: '2026-11-23T12:00:00Z',
  actor_id: '5001',
  requester_id: '5001',
  via: { channel: 'email' },
};
const arrival = { intake: { ticket: '1042' }, change: '2026-11-23T12:00:00Z' };
const by = (is_staff: boolean) => ({
  comment: { id: '7', body: 'Hello?', is_public: true, author: { is_staff } },
});
const told = (event: string, said: object, about: object = {}) =>
  ticketArrival({ event, payload: { detail: { ...detail, ...about }, event: said, id: 'e1' } as never });

test('a new ticket is looked at, unless it was solved as it was made', () => {
  expect(told('ticket.created', {})).toEqual({ arrival, unlessBy: null });
  expect(told('ticket.created', {}, { status: 'SOLVED' })).toBeUndefined();
});

test('a customer’s word is a reason to look; a colleague’s, or ours, is none', () => {
  expect(told('ticket.comment_added', by(false))).toEqual({ arrival, unlessBy: null });
  expect(told('ticket.comment_added', by(true))).toBeUndefined();
});

test('a ticket that is opened again is looked at, unless it was we who did it', () => {
  expect(told('ticket.status_changed', { previous: 'SOLVED', current: 'OPEN' })).toEqual({
    arrival,
    unlessBy: '5001',
  });
  expect(told('ticket.status_changed', { previous: 'OPEN', current: 'SOLVED' })).toBeUndefined();
  expect(told('ticket.status_changed', { previous: 'OPEN', current: 'PENDING' })).toBeUndefined();
});

test('tags, priorities and what Zendesk thinks of next are no reason', () => {
  for (const event of ['ticket.tags_changed', 'ticket.priority_changed', 'user.created'])
    expect(told(event, {})).toBeUndefined();
});

test('an event without what it must have is no guess of ours', () => {
  expect(() => told('ticket.created', {}, { id: '../1' })).toThrow();
  expect(() => told('ticket.created', {}, { updated_at: 'yesterday' })).toThrow();
  expect(() => told('ticket.comment_added', {})).toThrow();
});

describe('the connector', () => {
  const reopened = (actor_id: string) => ({
    event: 'ticket.status_changed',
    payload: { detail: { ...detail, actor_id }, event: { previous: 'SOLVED', current: 'OPEN' } } as never,
  });

  test('asks once who we are, and leaves out what we opened again ourselves', async () => {
    const { company, checks } = await openCompany();
    const us = company.state().zendesk.users.find(({ email }) => email === 'leenops@example.com');
    const { arrivals } = checks.zendesk;
    expect(await arrivals(reopened('5001'), readCall())).toEqual([arrival]);
    expect(await arrivals(reopened(String(us?.id)), readCall())).toEqual([]);
    expect(company.requests()).toEqual(['GET /api/v2/users/me.json']);
  });

  test('says so when it cannot find that out, and asks nobody where it need not', async () => {
    const { company, checks } = await openCompany({ zendeskApiToken: 'wrong' });
    await expect(checks.zendesk.arrivals(reopened('5001'), readCall())).rejects.toMatchObject({
      name: 'ToolFailure',
    });
    const asked = company.requests().length;
    const created = { event: 'ticket.created', payload: { detail } as never };
    expect(await checks.zendesk.arrivals(created, readCall())).toEqual([arrival]);
    expect(company.requests()).toHaveLength(asked);
  });
});
