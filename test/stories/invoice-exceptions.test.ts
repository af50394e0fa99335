import { expect, test } from 'vitest';
import { startBillStory } from '../support/bill-story.ts';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';

test('Ada asks for INV-2041, the three papers agree, and it is approved for payment without asking anybody', async () => {
  const { ada, adaAsksFor, run, records, bill, notes } = await startBillStory();
  expect(await adaAsksFor('INV-2041')).toMatch(/^On it: Invoice exceptions, Bill INV-2041 \(`run_\w{12}`\)/);

  for (const step of [
    'Read the bill',
    'Read the purchase order',
    'Read what was received',
    'Read the vendor’s history',
  ])
    expect(ada.reads()).toContain(`${step}: done`);
  const done = await run('INV-2041');
  expect(done).toMatchObject({ status: 'completed', requesterId: ada.id });
  expect(await records.reviews(done)).toEqual([]);
  const [approval] = await records.executions(done);
  expect(approval?.status).toBe('applied');
  expect(bill('INV-2041').status).toBe('AUTHORISED');
  expect(notes('INV-2041').map(({ text }) => text)).toEqual([
    `Approved for payment by LeenOps: €1,108.80. [leenops:${approval?.actionId}]`,
  ]);
  expect(await records.brokenLinks()).toEqual([]);
});

test('another price than was ordered: accounts payable sees the papers side by side, and the bill is held and the vendor asked', async () => {
  const { adaAsksFor, grace, linus, settled, run, bill, notes } = await startBillStory();
  await adaAsksFor('INV-2042');

  const card = grace.card();
  const shown = readMessage(card);
  expect(calledBy(card)).toEqual([grace.id, linus.id]);
  expect(shown).toContain('≠ LINEN-OAT: price');
  expect(shown).toContain(
    'Without tax the bill is €150.00 (11.9 %) more than is owed for what was received.',
  );
  expect(shown).toContain('Policy: A2 A price that was not agreed (accounts-payable, version 2026-11)');
  expect(shown).toContain('Evidence, all verified');
  expect(bill('INV-2042').status).toBe('SUBMITTED');

  await grace.presses('Approve');
  await settled();
  expect(await run('INV-2042')).toMatchObject({ status: 'completed' });
  expect(bill('INV-2042').status).toBe('DRAFT');
  const [held, question] = notes('INV-2042');
  expect(held?.text).toMatch(/^Held by LeenOps: LINEN-OAT is billed at 23\.50; the order says 21\.00\./);
  expect(question?.text).toMatch(
    /^To be sent to the vendor \(accounts@brightwell\.example\) by accounts payable/,
  );
});

test('less came than is billed: the card marks the quantity', async () => {
  const { adaAsksFor, grace } = await startBillStory();
  await adaAsksFor('INV-2043');
  const shown = readMessage(grace.card());
  expect(shown).toContain('≠ PINE-PANEL: quantity');
  expect(shown).not.toContain('≠ PALLET');
  expect(shown).toContain('€432.00');
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

test('a bill without an order goes to finance, who give it an owner', async () => {
  const { adaAsksFor, grace, margaret, priya, settled, run, bill, notes } = await startBillStory();
  await adaAsksFor('INV-2044');
  const card = margaret.card();
  expect(calledBy(card)).toEqual([margaret.id, priya.id]);
  expect(readMessage(card)).toContain('There is no purchase order');
  await grace.presses('Approve');
  await settled();
  expect(bill('INV-2044').status).toBe('SUBMITTED');

  await margaret.presses('Approve');
  await settled();
  expect(await run('INV-2044')).toMatchObject({ status: 'completed' });
  expect(bill('INV-2044').status).toBe('DRAFT');
  expect(notes('INV-2044').map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^Owner: Noor Haddad <noor@example\.com> \(LeenOps\)\./),
  );
});

test('new bank details: the agent sees none of it, but accounts payable and then finance must approve', async () => {
  const { adaAsksFor, grace, margaret, settled, run, bill } = await startBillStory();
  await adaAsksFor('INV-2045');
  const shown = readMessage(grace.card());
  expect(shown).toMatch(/…8901, changed on 20\d\d-\d\d-\d\d and nothing was paid to it since/);
  await grace.presses('Approve');
  await settled();
  expect(bill('INV-2045').status).toBe('SUBMITTED');
  await margaret.presses('Approve');
  await settled();
  expect(await run('INV-2045')).toMatchObject({ status: 'completed' });
  expect(bill('INV-2045').status).toBe('AUTHORISED');
});

test('a bill above €5,000 that agrees in everything is approved by accounts payable and then by finance', async () => {
  const { adaAsksFor, grace, priya, settled, run, records, bill } = await startBillStory();
  await adaAsksFor('INV-2046');
  await grace.presses('Approve');
  await settled();
  expect(bill('INV-2046').status).toBe('SUBMITTED');
  await priya.presses('Approve');
  await settled();
  const done = await run('INV-2046');
  expect(done.status).toBe('completed');
  expect((await records.decisions(done)).map(({ deciderId }) => deciderId)).toEqual([grace.id, priya.id]);
  expect(bill('INV-2046').status).toBe('AUTHORISED');
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
