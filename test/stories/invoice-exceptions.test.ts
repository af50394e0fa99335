import { expect, test } from 'vitest';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { startBillStory } from '../support/bill-story.ts';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { allRuns } from '../support/story-records.ts';
import { waysOf } from '../support/ways.ts';

test('invoice exceptions, in every way that starts them, up to their proof: the state of the bill, and its owner or the reason', async () => {
  const story = await startBillStory({ hooks: true });
  const { ada, grace, linus, margaret, priya, run, records, bill, notes, world } = story;
  const workflow = { id: 'invoice-exceptions', title: 'Invoice exceptions', channel: channels.payables };
  const ways = waysOf(story, ada, workflow);
  const { approved } = ways;
  const done = async (number: string, trigger: string, requesterId: string | null = ada.id) =>
    expect(await run(number)).toMatchObject({ status: 'completed', trigger, requesterId });

  expect(await ways.command('INV-2041')).toMatch(
    /^On it: Invoice exceptions, Bill INV-2041 \(`run_\w{12}`\)/,
  );
  for (const step of [
    'Read the bill',
    'Read the purchase order',
    'Read what was received',
    'Read the vendor’s history',
  ])
    expect(ada.reads()).toContain(`${step}: done`);
  await done('INV-2041', 'command');
  expect(await records.reviews(await run('INV-2041'))).toEqual([]);
  const [approval] = await records.executions(await run('INV-2041'));
  expect(bill('INV-2041').status).toBe('AUTHORISED');
  expect(notes('INV-2041').map(({ text }) => text)).toEqual([
    `Approved for payment by LeenOps: €1,108.80. [leenops:${approval?.actionId}]`,
  ]);

  await ways.onMessage('look: INV-2042 has another price than PO-1187');
  const priced = readMessage(grace.card());
  expect(calledBy(grace.card())).toEqual([grace.id, linus.id]);
  expect(priced).toContain('≠ LINEN-OAT: price');
  expect(priced).toContain(
    'Without tax the bill is €150.00 (11.9 %) more than is owed for what was received.',
  );
  expect(priced).toContain('Policy: A2 A price that was not agreed (accounts-payable, version 2026-11)');
  expect(priced).toContain('Evidence, all verified');
  expect(bill('INV-2042').status).toBe('SUBMITTED');
  await approved(grace);
  await done('INV-2042', 'shortcut');
  expect(bill('INV-2042').status).toBe('DRAFT');
  const [held, question] = notes('INV-2042');
  expect(held?.text).toMatch(/^Held by LeenOps: LINEN-OAT is billed at 23\.50; the order says 21\.00\./);
  expect(question?.text).toMatch(
    /^To be sent to the vendor \(accounts@brightwell\.example\) by accounts payable/,
  );

  await ways.inWords('check bill INV-2043');
  const short = readMessage(grace.card());
  expect(short).toContain('≠ PINE-PANEL: quantity');
  expect(short).not.toContain('≠ PALLET');
  expect(short).toContain('€432.00');
  await approved(grace);
  await done('INV-2043', 'command');
  expect(bill('INV-2043').status).toBe('DRAFT');

  await ways.posting('Invoice INV-2044, who ordered this?');
  expect(calledBy(margaret.card())).toEqual([margaret.id, priya.id]);
  expect(readMessage(margaret.card())).toContain('There is no purchase order');
  await approved(grace);
  expect(bill('INV-2044').status).toBe('SUBMITTED');
  await approved(margaret);
  await done('INV-2044', 'slack_event');
  expect(bill('INV-2044').status).toBe('DRAFT');
  expect(notes('INV-2044').map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^Owner: Noor Haddad <noor@example\.com> \(LeenOps\)\./),
  );

  await ways.posting('Bill INV-2044 again');
  expect(await ada.isTold('Bill INV-2044 was run before')).toBeTruthy();

  await ways.api('INV-2045');
  expect(readMessage(grace.card())).toMatch(
    /…8901, changed on 20\d\d-\d\d-\d\d and nothing was paid to it since/,
  );
  await approved(grace);
  expect(bill('INV-2045').status).toBe('SUBMITTED');
  await approved(margaret);
  await done('INV-2045', 'api');
  expect(bill('INV-2045').status).toBe('AUTHORISED');

  const order = world.company.state().xero.orders.find(({ number }) => number === 'PO-1190');
  await ways.webhook(`${world.company.url}/Accounts/Payable/PurchaseOrders/View/${order?.id}`);
  await done('INV-3000', 'webhook', null);
  expect(bill('INV-3000').status).toBe('AUTHORISED');
  expect(notes('INV-3000')).toHaveLength(1);

  await ways.clock();
  await approved(grace);
  expect(bill('INV-2046').status).toBe('SUBMITTED');
  await approved(priya);
  await done('INV-2046', 'schedule', null);
  expect(bill('INV-2046').status).toBe('AUTHORISED');
  const large = await records.decisions(await run('INV-2046'));
  expect(large.map(({ deciderId }) => deciderId)).toEqual([grace.id, priya.id]);

  const runs = await allRuns(story.app.ctx.db);
  expect(runs.map(({ subjectLabel }) => subjectLabel).toSorted()).toEqual(
    [
      'INV-1987',
      'INV-2041',
      'INV-2042',
      'INV-2043',
      'INV-2044',
      'INV-2045',
      'INV-2046',
      'INV-3000',
      'QC-0007',
    ].map((number) => `Bill ${number}`),
  );
  expect(await records.brokenLinks()).toEqual([]);
});

test('a bill that was paid before is blocked, whatever the agent thinks of it', async () => {
  const { adaAsksFor, margaret, run, records, bill } = await startBillStory();
  await adaAsksFor('INV-1987');
  const blocked = await run('INV-1987');
  expect(blocked).toMatchObject({ status: 'blocked', causeCode: 'paid-before' });
  expect(await records.incidents(blocked)).toMatchObject([{ cause: 'policy', ownerTeam: 'finance' }]);
  expect(bill('INV-1987').status).toBe('SUBMITTED');
  expect(margaret.reads()).toContain('whose number this vendor used on an approved or paid bill is blocked');
});

test('a bill that orders another one to be paid is stopped, and its text calls nobody', async () => {
  const { ada, grace, margaret, priya, adaAsksFor, run, records, bill } = await startBillStory();
  await adaAsksFor('QC-0007');
  const blocked = await run('QC-0007');
  expect(blocked).toMatchObject({ status: 'blocked', causeCode: 'outside-the-case' });
  expect(await records.executions(blocked)).toEqual([]);
  expect([bill('QC-0007').status, bill('INV-2045').status]).toEqual(['SUBMITTED', 'SUBMITTED']);
  const called = [...ada.messages(), ...grace.messages()].flatMap((message) => calledBy(message));
  expect(new Set(called)).toEqual(new Set([ada.id, margaret.id, priya.id]));
});
