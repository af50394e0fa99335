import { describe, expect, test } from 'vitest';
import { openCompany, readCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';

describe('zendesk_ticket', () => {
  test("Maya's ticket is read with its order, its requester and a link", async () => {
    const { zendesk, company } = await openCompany();
    const { data, record } = await zendesk.ticket.read({ ticket_id: '1042' }, readCall());
    expect(record).toEqual({
      system: 'zendesk',
      id: '1042',
      label: 'Ticket 1042',
      url: `${company.url}/agent/tickets/1042`,
    });
    expect(data).toEqual({
      id: '1042',
      subject: 'Parcel came far too late – please refund',
      description: expect.stringContaining('arrived eleven days late'),
      status: 'open',
      tags: [],
      requester: { name: 'Maya Lindholm', email: 'maya.lindholm@example.com' },
      order_id: 'HP-20417',
      created_at: '2026-11-20T09:36:00.000Z',
      updated_at: '2026-11-20T09:36:00.000Z',
      comments: [
        {
          author: 'Maya Lindholm',
          public: true,
          body: expect.stringContaining('arrived eleven days late'),
          at: '2026-11-20T09:36:00.000Z',
        },
      ],
    });
  });

  test('an internal note is marked as such, under the name of who wrote it', async () => {
    const { zendesk } = await openCompany();
    const { data } = await zendesk.ticket.read({ ticket_id: '1021' }, readCall());
    expect((data as { comments: unknown[] }).comments).toMatchObject([
      { author: 'Rafael Duarte', public: true },
      { author: 'Elena Petrova', public: false },
      { author: 'Elena Petrova', public: true },
    ]);
  });

  test('a ticket without an order number says null', async () => {
    const { zendesk } = await openCompany();
    expect((await zendesk.ticket.read({ ticket_id: '1048' }, readCall())).data).toMatchObject({
      order_id: null,
    });
  });

  test('a hostile text comes through letter by letter: it is data', async () => {
    const { zendesk, company } = await openCompany();
    const { data } = await zendesk.ticket.read({ ticket_id: '1066' }, readCall());
    const written = company.state().zendesk.comments.find(({ ticketId }) => ticketId === 1066)?.body;
    expect(data).toMatchObject({ subject: 'URGENT <!channel> account correction', description: written });
  });

  test('a talk of 230 comments is read to the last page', async () => {
    const { zendesk } = await openCompany({ change: ({ zendesk }) => zendesk.comments.push(...talk(229)) });
    const { data } = await zendesk.ticket.read({ ticket_id: '1042' }, readCall());
    const bodies = (data as { comments: { body: string }[] }).comments.map(({ body }) => body);
    expect(bodies.slice(1)).toEqual(talk(229).map(({ body }) => body));
  });

  test('a talk that does not fit a case is refused, never cut', async () => {
    const { zendesk } = await openCompany({ change: ({ zendesk }) => zendesk.comments.push(...talk(500)) });
    expect(await failureOf(zendesk.ticket.read({ ticket_id: '1042' }, readCall()))).toMatchObject({
      code: 'too_many_records',
    });
  });

  test('an unknown ticket is a failure with its remedy', async () => {
    const { zendesk } = await openCompany();
    expect(await failureOf(zendesk.ticket.read({ ticket_id: '4711' }, readCall()))).toMatchObject({
      code: 'RecordNotFound',
      message:
        'Zendesk RecordNotFound (404): there is no such record. Check the number, and that the key’s agent can see it.',
    });
  });

  test.each(['1042/../../users/me', '-1', '', 'abc', '1042?x'])(
    'the number %j is refused before anything is sent',
    async (ticket_id) => {
      const { zendesk, company } = await openCompany();
      await expect(zendesk.ticket.read({ ticket_id }, readCall())).rejects.toThrow(
        'A ticket number such as 1042',
      );
      expect(company.requests()).toEqual([]);
    },
  );
});

function talk(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: 800_000 + index,
    ticketId: 1042,
    authorId: 9002,
    public: true,
    body: `Line ${index}`,
    createdAt: '2026-11-20T10:00:00.000Z',
  }));
}
