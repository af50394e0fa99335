import { describe, expect, test } from 'vitest';
import type { Company } from '../../../src/sandbox/company/start-company.ts';
import type { Fault } from '../../../src/sandbox/company/faults.ts';
import { openCompany, readCall, writeCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';

const reply = { ticket_id: '1042', body: 'Dear Maya,\n\nwe are sorry.', status: 'solved' };

describe('what a reply rests on', () => {
  test('is the ticket’s status and the last public comment, without a word of it', async () => {
    const { zendesk, company } = await openCompany();
    const first = company.state().zendesk.comments.find(({ ticketId }) => ticketId === 1042);
    const state = await zendesk.reply.preconditions(reply, readCall());
    expect(state).toEqual({
      'Ticket status': 'open',
      'Last public comment': expect.stringMatching(
        /^by the customer, \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(no\. \d+\)$/,
      ),
    });
    expect(JSON.stringify(state)).not.toContain(first?.body.slice(0, 20));
    expect(await zendesk.reply.preconditions({ ...reply, body: 'Other.' }, readCall())).toEqual(state);
  });

  test('moves when a colleague answers, and not when they note something among themselves', async () => {
    const { zendesk, company } = await openCompany({
      change: ({ zendesk: { comments } }) =>
        void comments.push({ ...comments[0]!, id: 799_001, ticketId: 1042, authorId: 9002, public: false }),
    });
    const before = await zendesk.reply.preconditions(reply, readCall());
    expect(before['Last public comment']).toMatch(/^by the customer/);
    await zendesk.reply.execute({ ...reply, status: 'pending' }, writeCall('act_other'));
    expect(await zendesk.reply.preconditions(reply, readCall())).toEqual({
      'Ticket status': 'pending',
      'Last public comment': expect.stringMatching(/^by support, /),
    });
    expect(company.requests().filter((request) => request.startsWith('GET')).length).toBe(4);
  });

  test('moves when the customer writes again, also behind two hundred comments', async () => {
    const { zendesk } = await openCompany({
      change: ({ zendesk: { comments } }) => {
        const own = comments.find(({ ticketId }) => ticketId === 1042)!;
        for (let index = 0; index < 220; index++) comments.push({ ...own, id: 800_000 + index });
      },
    });
    const state = await zendesk.reply.preconditions(reply, readCall());
    expect(state['Last public comment']).toMatch(/\(no\. 800219\)$/);
  });

  test('on a ticket without a public comment is that there is none', async () => {
    const { zendesk } = await openCompany({
      change: ({ zendesk: state }) =>
        void (state.comments = state.comments.filter(({ ticketId }) => ticketId !== 1042)),
    });
    const state = await zendesk.reply.preconditions(reply, readCall());
    expect(state['Last public comment']).toBe('none');
  });

  test('cannot be read of a ticket that is gone', async () => {
    const { zendesk } = await openCompany();
    const failure = await failureOf(zendesk.reply.preconditions({ ...reply, ticket_id: '4711' }, readCall()));
    expect([failure.isMissing, failure.certainty]).toEqual([true, 'not_applied']);
  });
});

describe('zendesk_reply', () => {
  test('the customer gets the text, the ticket its status, the audit the action', async () => {
    const { zendesk, company } = await openCompany();
    const applied = await zendesk.reply.execute(reply, writeCall('act_1'));
    expect(applied.record.url).toBe(`${company.url}/agent/tickets/1042`);
    const { tickets, audits } = company.state().zendesk;
    expect(repliesOf(company)).toEqual([
      expect.objectContaining({ body: reply.body, public: true, authorId: 9001 }),
    ]);
    expect(tickets.find(({ id }) => id === 1042)?.status).toBe('solved');
    expect(audits.at(-1)?.custom).toEqual({ leenops_action: 'act_1' });
    expect(applied.note).toBe(`Reply sent on ticket 1042 (Zendesk audit ${audits.at(-1)?.id}).`);
  });

  test('a closed ticket takes no reply', async () => {
    const { zendesk, company } = await openCompany();
    const failure = await failureOf(
      zendesk.reply.execute({ ...reply, ticket_id: '1003' }, writeCall('act_1')),
    );
    expect(failure).toMatchObject({ code: 'RecordInvalid', certainty: 'not_applied' });
    expect(failure.message).toContain('a closed ticket takes none');
    expect(company.state().zendesk.comments.filter(({ authorId }) => authorId === 9001)).toEqual([]);
  });

  test('an unknown ticket takes no reply', async () => {
    const { zendesk } = await openCompany();
    const failure = await failureOf(
      zendesk.reply.execute({ ...reply, ticket_id: '4711' }, writeCall('act_1')),
    );
    expect(failure).toMatchObject({ code: 'RecordNotFound', certainty: 'not_applied' });
  });

  test.each<[string, Fault, string, string, number]>([
    ['429', { kind: 'status', status: 429, retryAfter: 1 }, 'rate_limit', 'not_applied', 0],
    ['500', { kind: 'status', status: 500 }, 'server_error', 'unknown', 0],
    ['no answer', { kind: 'silent' }, 'no_answer', 'unknown', 0],
    ['a cut connection', { kind: 'cut' }, 'no_answer', 'unknown', 1],
  ])('%s is asked once and told with its certainty', async (_what, fault, code, certainty, replies) => {
    const { zendesk, company } = await openCompany({ timeoutMs: 300 });
    company.plan({ system: 'zendesk', method: 'PUT', fault });
    const failure = await failureOf(zendesk.reply.execute(reply, writeCall('act_1')));
    expect(failure).toMatchObject({ code, certainty });
    expect(repliesOf(company)).toHaveLength(replies);
    expect(company.requests()).toEqual(['PUT /api/v2/tickets/1042.json']);
  });

  test('a wrong key is named as such, without showing it', async () => {
    const { zendesk } = await openCompany({ zendeskApiToken: 'wrongandsecret' });
    const failure = await failureOf(zendesk.reply.execute(reply, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'unauthorized', certainty: 'not_applied' });
    expect(failure.message).toContain('Set a valid e-mail address and API token');
    expect(failure.message).not.toContain('wrongandsecret');
  });

  test('when nobody listens at the address, certainly nothing happened', async () => {
    const { zendesk, company } = await openCompany();
    await company.close();
    const failure = await failureOf(zendesk.reply.execute(reply, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'no_connection', certainty: 'not_applied' });
  });

  test('after a lost answer the reply is found by its action', async () => {
    const { zendesk, company } = await openCompany();
    company.plan({ system: 'zendesk', method: 'PUT', fault: { kind: 'cut' } });
    await failureOf(zendesk.reply.execute(reply, writeCall('act_1')));
    expect(await zendesk.reply.lookUp(reply, writeCall('act_1'))).toMatchObject({
      note: expect.stringContaining('Reply sent on ticket 1042'),
    });
  });

  test('the same words sent by someone else are not taken for ours', async () => {
    const { zendesk } = await openCompany();
    await zendesk.reply.execute(reply, writeCall('act_other'));
    expect(await zendesk.reply.lookUp(reply, writeCall('act_1'))).toBe('absent');
  });

  test('our reply is found behind 220 later changes', async () => {
    const { zendesk } = await openCompany({
      change: ({ zendesk: { audits } }) => {
        const audit = audits.find(({ ticketId }) => ticketId === 1042)!;
        for (let index = 0; index < 220; index++) audits.push({ ...audit, id: 1_000_000 + index });
      },
    });
    await zendesk.reply.execute(reply, writeCall('act_1'));
    expect(await zendesk.reply.lookUp(reply, writeCall('act_1'))).not.toBe('absent');
  });

  test.each(['{{ticket.comments_formatted}}', 'Hello {% if x %}', '   ', ''])(
    'the text %j is refused before anything is sent',
    async (body) => {
      const { zendesk, company } = await openCompany();
      await expect(zendesk.reply.execute({ ...reply, body }, writeCall('act_1'))).rejects.toThrow();
      expect(company.requests()).toEqual([]);
    },
  );

  test('a reviewer reads what will happen', async () => {
    const { zendesk } = await openCompany();
    expect(zendesk.reply.says(reply)).toBe('Send this reply to the customer and set the ticket to solved');
  });
});

function repliesOf(company: Company) {
  return company
    .state()
    .zendesk.comments.filter(({ ticketId, authorId }) => ticketId === 1042 && authorId === 9001);
}
