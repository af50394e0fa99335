import { describe, expect, test } from 'vitest';
import { openCompany, readCall, writeCall } from './open-company.ts';

describe('the pages that record links open', () => {
  test('every record that the connectors name has a page', async () => {
    const { company, zendesk, stripe } = await openCompany();
    const email = { customer_email: 'maya.lindholm@example.com' };
    const refund = {
      charge_id: 'ch_3HP20417a',
      amount: 8400,
      currency: 'eur',
      reason: 'requested_by_customer',
    };
    const { record: payment } = await stripe.refund.execute(refund, writeCall('act_1'));
    const records = [
      (await zendesk.ticket.read({ ticket_id: '1042' }, readCall())).record,
      (await zendesk.history.read(email, readCall())).record,
      (await stripe.customer.read(email, readCall())).record,
      payment,
    ];
    const pages = await Promise.all(records.map(({ url }) => page(url!)));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(pages.map(({ text }) => /<h1>(.*?)<\/h1>/.exec(text)?.[1])).toEqual([
      'Ticket 1042: Parcel came far too late – please refund',
      'Maya Lindholm',
      'Maya Lindholm',
      'Payment of €84.00',
    ]);
    expect(pages[3]?.text).toMatch(/re_3HP[\s\S]*€84\.00[\s\S]*requested_by_customer/);
    expect((await page(`${company.url}/handbook/refund-policy`)).text).toContain('R1 · Late delivery');
    expect((await page(company.url)).text).toContain('href="/tickets/1042"');
  });

  test('a reply and its tags appear on the ticket', async () => {
    const { company, zendesk } = await openCompany();
    const reply = { ticket_id: '1042', body: 'We are sorry <3', status: 'solved' };
    await zendesk.reply.execute(reply, writeCall('act_1'));
    await zendesk.tag.execute({ ticket_id: '1042', tags: ['late-delivery'] }, writeCall('act_2'));
    const { text } = await page(`${company.url}/tickets/1042`);
    expect(text).toContain('We are sorry &lt;3');
    expect(text).toContain('<span class="tag">late-delivery</span>');
    expect(text).toContain('· solved ·');
  });

  test('a colleague refunds by hand on the payment’s page, and no more than is left', async () => {
    const { company, stripe } = await openCompany();
    const address = `${company.url}/payments/ch_3HP20417a`;
    const paid = await post(address, { amount: '60.00' });
    expect([paid.status, paid.headers.get('location')]).toEqual([303, '/payments/ch_3HP20417a']);
    expect(company.state().stripe.refunds.at(-1)).toMatchObject({ amount: 60_00, metadata: {} });
    expect((await page(address)).text).toMatch(/<button>Refund by hand<\/button>/);
    const refund = { charge_id: 'ch_3HP20417a', amount: 1, currency: 'eur', reason: 'duplicate' };
    const left = await stripe.refund.preconditions(refund, readCall());
    expect(left).toMatchObject({ 'Left to refund': '€24.00' });
    for (const amount of ['24.01', 'all of it', ''])
      expect((await post(address, { amount })).status).toBe(400);
    expect((await post(`${company.url}/payments/ch_nobody`, { amount: '1' })).status).toBe(404);
  });

  test('Maya writes again on her ticket’s page', async () => {
    const { company } = await openCompany();
    const address = `${company.url}/agent/tickets/1042`;
    expect((await post(address, { body: 'Never mind, I keep it.' })).status).toBe(303);
    const { comments, tickets } = company.state().zendesk;
    const requester = tickets.find(({ id }) => id === 1042)?.requesterId;
    expect(comments.at(-1)).toMatchObject({ ticketId: 1042, authorId: requester, public: true });
    expect((await page(address)).text).toContain('<button>Write as Maya Lindholm</button>');
    expect((await post(address, { body: ' ' })).status).toBe(422);
    expect((await post(`${company.url}/tickets/4711`, { body: 'Hello?' })).status).toBe(404);
  });

  test('another site cannot act in somebody’s browser', async () => {
    const { company } = await openCompany();
    const address = `${company.url}/payments/ch_3HP20417a`;
    const strange = await post(address, { amount: '1.00' }, { origin: 'https://evil.example' });
    expect(strange.status).toBe(403);
    const own = await post(address, { amount: '1.00' }, { origin: company.url });
    expect(own.status).toBe(303);
    expect((await post(company.url, { amount: '1.00' })).status).toBe(200);
  });

  test('a hostile text appears as it was written, and as nothing else', async () => {
    const { company } = await openCompany({
      change: ({ zendesk }) =>
        void (zendesk.tickets.find(({ id }) => id === 1066)!.subject = '<script>alert("1")</script>'),
    });
    const { text, policy } = await page(`${company.url}/tickets/1066`);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(text).toContain('&lt;https://evil.example|the refund form&gt;');
    expect(text).not.toContain('href="https://evil');
    expect(policy).toContain("default-src 'none'");
  });

  test.each(['/tickets/4711', '/payments/ch_x', '/customers/cus_x', '/handbook/holidays', '/x<b>'])(
    'there is nothing at %s',
    async (path) => {
      const { company } = await openCompany();
      const { status, text } = await page(`${company.url}${path}`);
      expect(status).toBe(404);
      expect(text).not.toContain('<b>');
    },
  );
});

async function page(url: string) {
  const answer = await fetch(url);
  return {
    status: answer.status,
    text: await answer.text(),
    policy: answer.headers.get('content-security-policy'),
  };
}

function post(address: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(address, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
}
