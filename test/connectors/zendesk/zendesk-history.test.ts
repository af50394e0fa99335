import { describe, expect, test } from 'vitest';
import { openCompany, readCall } from '../../sandbox/company/open-company.ts';

describe('zendesk_history', () => {
  test("Rafael's tickets are listed, newest first", async () => {
    const { zendesk, company } = await openCompany();
    const { data, record } = await zendesk.history.read(
      { customer_email: 'rafael.duarte@example.com' },
      readCall(),
    );
    expect(data).toMatchObject({
      tickets: [
        { id: '1045', status: 'open', subject: 'Cushions late as well', tags: [] },
        { id: '1021', status: 'closed', tags: ['damaged', 'refunded'] },
        { id: '1012', status: 'closed' },
      ],
    });
    expect(record.url).toBe(`${company.url}/agent/users/5004/requested_tickets`);
  });

  test('capital letters in an address make no difference', async () => {
    const { zendesk } = await openCompany();
    const { data } = await zendesk.history.read({ customer_email: 'Rafael.Duarte@Example.com' }, readCall());
    expect((data as { tickets: unknown[] }).tickets).toHaveLength(3);
  });

  test('an address that never wrote has no tickets and no page', async () => {
    const { zendesk } = await openCompany();
    expect(await zendesk.history.read({ customer_email: 'nobody@example.com' }, readCall())).toEqual({
      data: { tickets: [] },
      record: { system: 'zendesk', id: 'nobody@example.com', label: 'No such customer', url: null },
    });
  });

  test('a customer with 240 tickets is read to the last page', async () => {
    const { zendesk } = await openCompany({
      change: ({ zendesk: { tickets } }) => {
        const maya = tickets.find(({ id }) => id === 1042)!;
        for (let id = 2000; id < 2240; id++) tickets.push({ ...maya, id });
      },
    });
    const { data } = await zendesk.history.read({ customer_email: 'maya.lindholm@example.com' }, readCall());
    const ids = (data as { tickets: { id: string }[] }).tickets.map(({ id }) => id);
    expect(new Set(ids).size).toBe(243);
  });
});
