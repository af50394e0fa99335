import { expect, test } from 'vitest';
import { fieldLabels } from '../support/people-forms.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('Grace gives back less: the next version shows old and new, carries her approval, and exactly that is refunded', async () => {
  const { grace, ada, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  await grace.presses('Edit');
  expect(fieldLabels(grace.form())).toEqual([
    'Amount (EUR)',
    'Reason',
    'Reply',
    'Ticket status afterwards',
    'Tags',
  ]);

  const problems = await grace.submits({
    'Amount (EUR)': '60.00',
    Reply: 'Dear Maya, we give back €60.00. Kind regards, Grace',
  });
  expect(problems).toEqual({});
  expect(grace.readsForm()).toContain('amount: €84.00 → €60.00');
  expect(grace.readsForm()).toContain('Then it needs one approval at level 1.');
  expect(books.refunds()).toEqual([]);
  await grace.submits();
  expect(grace.hasForm()).toBe(false);
  await settled();

  const [first, second] = grace.cards();
  expect(readMessage(first!)).toMatch(/^Edited: €84\.00/);
  expect(readMessage(first!)).toContain('Version 2 is on the next card.');
  expect(readMessage(second!)).toMatch(/^Approved: €60\.00/);
  expect(readMessage(second!)).toContain('Changed from version 1 by <@U0GRACE>\namount: €84.00 → €60.00');
  expect(books.refunds()).toMatchObject([{ charge: 'ch_3HP20417a', amount: 6000 }]);
  expect(books.replies(1042)).toMatchObject([
    { body: 'Dear Maya, we give back €60.00. Kind regards, Grace' },
  ]);
  expect(ada.reads()).toContain('<@U0ADA> Completed');

  const run = await records.run(1042);
  const [before, after] = await records.proposals(run);
  expect(before).toMatchObject({ version: 1, authorKind: 'agent' });
  expect(after).toMatchObject({ version: 2, authorKind: 'person', authorId: grace.id });
  expect(after?.digest).not.toBe(before?.digest);
  expect(await records.decisions(run)).toMatchObject([
    { kind: 'edit', deciderId: grace.id, proposalId: before?.id },
    { kind: 'approve', deciderId: grace.id, proposalId: after?.id },
  ]);
});

test('an amount that is none is answered beside its field, and the form stays as Grace filled it in', async () => {
  const { grace, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  await grace.presses('Edit');
  const form = grace.form();

  expect(await grace.submits({ 'Amount (EUR)': 'half of it', Reply: 'Dear Maya, …' })).toEqual({
    'Amount (EUR)': 'Type an amount in EUR, for example 84.00.',
  });
  expect(await grace.submits({ 'Amount (EUR)': '-5' })).toHaveProperty('Amount (EUR)');
  expect(grace.form()).toEqual(form);
  expect(await records.proposals(await records.run(1042))).toHaveLength(1);

  expect(await grace.submits({ 'Amount (EUR)': '42,50' })).toEqual({});
  await grace.submits();
  await settled();
  expect(books.refunds()).toMatchObject([{ amount: 4250 }]);
});

test('what Grace changes again after she saw the difference is shown again before it is saved', async () => {
  const { grace, adaAsksFor, settled, books } = await startStory();
  await adaAsksFor(1042);
  await grace.presses('Edit');
  await grace.submits({ 'Amount (EUR)': '60.00' });
  await grace.submits({ 'Amount (EUR)': '50.00' });
  expect(grace.readsForm()).toContain('amount: €84.00 → €50.00');
  expect(grace.readsForm()).toContain('A text below still says €84.00. The new amount is €50.00.');
  expect(books.refunds()).toEqual([]);
  await grace.submits();
  await settled();
  expect(books.refunds()).toMatchObject([{ amount: 5000 }]);
});

test('saving without a change changes nothing, and Grace is told', async () => {
  const { grace, adaAsksFor, books, records } = await startStory();
  await adaAsksFor(1042);
  await grace.presses('Edit');
  expect(await grace.submits()).toEqual({});
  expect(grace.readsForm()).toContain('Nothing is different from the proposal.');
  expect(await records.refusals(await records.run(1042))).toEqual(['U0GRACE: nothing_changed']);
  expect(readMessage(grace.card())).toContain('To decide: €84.00');
  expect(books.refunds()).toEqual([]);
});

test('above €100.00 Grace’s edit is one approval of two, and Linus gives the other', async () => {
  const { grace, linus, adaAsksFor, settled, books } = await startStory();
  await adaAsksFor(1043);
  expect(readMessage(grace.card())).toContain('To decide: €64.50');

  await grace.presses('Edit');
  await grace.submits({ 'Amount (EUR)': '100.01' });
  expect(grace.readsForm()).toContain(
    'Then it needs 2 approvals at level 1. Refunds above €100 need two approvals.',
  );
  await grace.submits();
  await settled();
  expect(readMessage(linus.card())).toContain('To decide: €100.01');
  expect(readMessage(linus.card())).toContain('1 of 2 approved');
  expect(readMessage(linus.card())).toContain('amount: €64.50 → €100.01');
  expect(books.refunds()).toEqual([]);

  await linus.presses('Approve');
  await settled();
  expect(books.refunds()).toMatchObject([{ charge: 'ch_3HP20431a', amount: 10_001 }]);
});

test('more than what was paid is refused, whoever typed it, and the card stays as it was', async () => {
  const { grace, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  await grace.presses('Edit');
  await grace.submits({ 'Amount (EUR)': '84.01' });
  expect(grace.readsForm()).toContain('A refund above what is left of the payment is blocked.');
  await settled();

  const run = await records.run(1042);
  expect(run.status).toBe('awaiting_review');
  expect(await records.proposals(run)).toHaveLength(1);
  expect(await records.refusals(run)).toHaveLength(1);
  expect(readMessage(grace.card())).toContain('To decide: €84.00');
  expect(books.refunds()).toEqual([]);
});
