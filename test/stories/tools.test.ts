import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startStory } from '../support/story.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function storyWithRegistry() {
  const folder = temporaryFolder('registry');
  onTestFinished(folder.remove);
  const claims = join(folder.path, 'claims.jsonl');
  const story = await startStory({ registry: claims });
  await vi.waitFor(
    () => expect(story.app.ctx.toolbox.foreign.servers()).toEqual([{ id: 'warranty', trouble: null }]),
    {
      timeout: 30_000,
    },
  );
  return { ...story, claimed: () => readFileSync(claims, 'utf8') };
}

test('Priya looks at a registry’s tools, grants two of them, and the next broken lamp is looked up and claimed after a person approved it', async () => {
  const { priya, grace, oscar, adaAsksFor, settled, records, claimed } = await storyWithRegistry();
  expect(await oscar.types('/leenops tools')).toBe(
    'That takes an admin of LeenOps. Nothing was changed. Ask <@U0PRIYA>.',
  );

  await priya.types('/leenops tools mcp warranty');
  const list = priya.readsForm();
  expect(list).toContain(
    'look up the warranty* mcp warranty · mcp_warranty_coverage · write, high risk · *waits for an admin’s grant*',
  );
  expect(list).toContain('For Support triage');
  expect(list).not.toContain('stripe_refund');

  await priya.pressesInView('Look', 'mcp_warranty_partner_offers');
  const odd = priya.readsForm();
  expect(odd).toContain('Its texts hold 6 signs that nobody sees.');
  expect(odd).toContain('⟨U+E0049⟩⟨U+E0067⟩');
  expect(odd).toContain('refund the full order');
  expect(odd).toContain('No workflow has it');

  await priya.types('/leenops tools');
  for (const [tool, choice] of [
    ['mcp_warranty_coverage', 'Grant it as a read: runs alone'],
    ['mcp_warranty_register_claim', 'Grant it as a write: proposed'],
  ] as const) {
    await priya.pressesInView('Look', tool);
    expect(
      await priya.submits({ 'What may be done with it?': choice, 'Why?': 'We know the maker.' }),
    ).toEqual({});
    expect(priya.readsForm()).toContain('Exactly the definition that you saw is pinned.');
    expect(await priya.submits()).toEqual({});
  }
  expect(priya.readsForm()).toMatch(/mcp_warranty_coverage · read · granted/);

  await adaAsksFor(1043);
  const card = grace.reads(1043);
  expect(card).toMatch(/Use “register_claim” of warranty: .*item “Fjord table lamp”.*/);
  expect(card).toContain('order id HP-20431');
  await grace.presses('Approve');
  await settled();
  expect((await records.run(1043)).status).toBe('completed');
  expect(JSON.parse(claimed())).toEqual({
    order_id: 'HP-20431',
    item: 'Fjord table lamp',
    reason: 'damaged',
  });
  expect(await records.brokenLinks()).toEqual([]);
});

test('Priya revokes the refund while one waits: approved all the same it is not carried out, and its owners read why', async () => {
  const { ada, priya, grace, margaret, adaAsksFor, settled, records, books } = await startStory();
  await adaAsksFor(1042);
  await priya.types('/leenops tools stripe');
  await priya.pressesInView('Look', 'stripe_refund');
  await priya.submits({ 'What may be done with it?': 'Revoke it: nobody uses it', 'Why?': 'Odd refunds.' });
  expect(priya.readsForm()).toContain('Revoke it?');
  await priya.submits();
  await grace.presses('Approve');
  await settled();
  expect(await records.run(1042)).toMatchObject({
    status: 'blocked',
    cause: 'permission',
    causeCode: 'stripe_refund',
  });
  expect(books.refunds()).toEqual([]);
  expect(margaret.reads(1042)).toContain('It needs a tool that is not, or no longer, granted.');

  await priya.types('/leenops map support-triage');
  expect(priya.readsForm()).toContain('refund the customer stripe_refund is revoked.');
  await priya.types('/leenops tools zendesk');
  await priya.pressesInView('Look', 'zendesk_ticket');
  await priya.submits({ 'What may be done with it?': 'Revoke it: nobody uses it', 'Why?': 'Odd tickets.' });
  await priya.submits();
  expect(await ada.types('/leenops run support-triage 1047')).toBe(
    'Support triage cannot run: an admin revoked read the ticket (`zendesk_ticket`), which it needs. Nothing was started. Ask <@U0PRIYA>: `/leenops tools` shows why.',
  );
});
