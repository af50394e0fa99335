import { expect, test } from 'vitest';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('Grace saves first: Linus sees her version, what he typed is kept in the form over it, and he saves that', async () => {
  const { grace, linus, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1043);
  await linus.presses('Edit');
  await grace.presses('Edit');
  await grace.submits({ 'Amount (EUR)': '100.01', Reply: 'Dear Kofi, €100.01 are on their way.' });
  await grace.submits();
  await settled();
  expect(readMessage(linus.card())).toContain('1 of 2 approved');

  await linus.submits({ 'Amount (EUR)': '70.00' });
  const form = linus.readsForm();
  expect(form).toMatch(/Meanwhile: Edited by <@U0GRACE>, .* UTC\. Version 2 is on the next card\./);
  expect(form).toContain('Changed from version 1 by <@U0GRACE>\namount: €64.50 → €100.01');
  expect(form).toContain('This form is about version 2 now.');
  expect(form).toContain('What you change\namount: €100.01 → €70.00');
  expect(form).toContain('Then it needs one approval at level 1.');
  expect(await records.proposals(await records.run(1043))).toHaveLength(2);

  await linus.submits();
  expect(linus.hasForm()).toBe(false);
  await settled();
  const run = await records.run(1043);
  expect(run.status).toBe('completed');
  expect(books.refunds()).toMatchObject([{ amount: 70_00 }]);
  expect(books.replies(1043)).toMatchObject([{ body: 'Dear Kofi, €100.01 are on their way.' }]);
  expect((await records.proposals(run)).map(({ authorId }) => authorId)).toEqual([
    'demo-rules-1',
    grace.id,
    linus.id,
  ]);
  expect(await records.brokenLinks()).toEqual([]);
});

test('Linus had seen his difference already when Grace saves: he sees the new one before anything is saved', async () => {
  const { grace, linus, adaAsksFor, settled, records } = await startStory();
  await adaAsksFor(1043);
  await linus.presses('Edit');
  await linus.submits({ Reply: 'Dear Kofi, sorry.' });
  expect(linus.readsForm()).toContain('What you change');
  await grace.presses('Edit');
  await grace.submits({ 'Amount (EUR)': '100.01' });
  await grace.submits();
  await settled();

  await linus.submits();
  expect(linus.readsForm()).toContain('This form is about version 2 now.');
  expect(linus.readsForm()).toContain('Dear Kofi, sorry.');
  expect(linus.readsForm()).not.toContain('€100.01 → €64.50');
  expect(await linus.submits({ 'Amount (EUR)': 'half' })).toHaveProperty('Amount (EUR)');
  expect(await records.proposals(await records.run(1043))).toHaveLength(2);
  await linus.submits({ 'Amount (EUR)': '100.01' });
  await settled();
  const third = (await records.proposals(await records.run(1043))).at(-1);
  expect(third).toMatchObject({ version: 3, authorId: linus.id });
  expect(readMessage(grace.card())).toContain('1 of 2 approved, by <@U0LINUS>');
});

test('both type the same: there is nothing left to save, and Linus is told so over the new version', async () => {
  const { grace, linus, adaAsksFor, settled, records } = await startStory();
  await adaAsksFor(1043);
  await linus.presses('Edit');
  await grace.presses('Edit');
  await grace.submits({ 'Amount (EUR)': '100.01' });
  await grace.submits();
  await settled();
  await linus.submits({ 'Amount (EUR)': '100.01' });
  expect(linus.readsForm()).toContain(
    'What you typed is what the proposal says by now: approve it on its card',
  );
  expect(await records.proposals(await records.run(1043))).toHaveLength(2);
});

test('what Linus typed is no amount, or too much, in the new version, too: the form says so and keeps it', async () => {
  const { grace, linus, adaAsksFor, settled, records } = await startStory();
  await adaAsksFor(1043);
  await linus.presses('Edit');
  await grace.presses('Edit');
  await grace.submits({ 'Amount (EUR)': '100.01' });
  await grace.submits();
  await settled();
  await linus.submits({ 'Amount (EUR)': 'half of it' });
  expect(linus.readsForm()).toContain('amount: Type an amount in EUR, for example 84.00.');
  await linus.submits({ 'Amount (EUR)': '9999.00' });
  expect(linus.readsForm()).toContain('A refund above what is left of the payment is blocked.');
  expect(await records.proposals(await records.run(1043))).toHaveLength(2);
});

test('Grace’s version needs nobody else: Linus reads what she saved and when, and can copy what he typed', async () => {
  const { grace, linus, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  await linus.presses('Edit');
  await grace.presses('Edit');
  await grace.submits({ 'Amount (EUR)': '60.00' });
  await grace.submits();
  await settled();
  await linus.submits({ 'Amount (EUR)': '70.00', Reply: 'Dear Maya, €70.00 <!channel> today.' });
  const form = linus.readsForm();
  expect(form).toContain('Nothing was changed\nYou were too late: this was edited by <@U0GRACE>');
  expect(form).toContain('Changed from version 1 by <@U0GRACE>\namount: €84.00 → €60.00');
  expect(form).toContain(
    'What you typed, to copy:\nAmount:\n70.00\nReply:\nDear Maya, €70.00 <!channel> today.',
  );
  expect(form).not.toContain('Ticket status afterwards:');
  expect(books.refunds()).toMatchObject([{ amount: 60_00 }]);
  expect(await records.refusals(await records.run(1042))).toEqual(['U0LINUS: review_over']);
});

test('Linus escalated it while Grace typed: the leads decide now, and Grace keeps her words', async () => {
  const { grace, linus, margaret, adaAsksFor, settled, records } = await startStory();
  await adaAsksFor(1042);
  await grace.presses('Edit');
  await linus.presses('Escalate');
  await linus.submits({ 'Why does it need somebody else?': 'The policy is unclear here' });
  await settled();
  await grace.submits({ Reply: 'Dear Maya, half of it.' });
  const form = grace.readsForm();
  expect(form).toContain('You were too late: this was escalated by <@U0LINUS>');
  expect(form).toContain('The case moved to support-leads: see the next card.');
  expect(form).toContain('support-leads decides on it now, and you are not among the people who may.');
  expect(form).toContain('What you typed, to copy:\nReply:\nDear Maya, half of it.');
  expect(await records.proposals(await records.run(1042))).toHaveLength(1);
  expect(readMessage(margaret.card())).toContain('May decide: <@U0MARGARET>, <@U0PRIYA>');
});

test('what it rests on moved while Grace typed: her form comes back over the version of now', async () => {
  const { grace, linus, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  await grace.presses('Edit');
  await books.refundByHand('ch_3HP20417a', 60_00);
  await linus.presses('Approve');
  await settled();
  await grace.submits({ 'Amount (EUR)': '24.00' });
  expect(grace.readsForm()).toContain('Since <@U0LINUS> approved, this moved. Nothing was carried out:');
  expect(grace.readsForm()).toContain('amount: €84.00 → €24.00');
  await grace.submits();
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
  expect(books.refunds().map(({ amount }) => amount)).toEqual([60_00, 24_00]);
});

test('a rejection and an escalation come after the approval: each is told who won and when, and keeps its words', async () => {
  const { grace, linus, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  const late: [string, Record<string, string>][] = [
    ['Reject', { Reason: 'The amount is wrong', 'What should have been done instead?': 'It was €48.' }],
    [
      'Escalate',
      {
        'Why does it need somebody else?': 'The policy is unclear here',
        'What should they know?': 'It was €48.',
      },
    ],
  ];
  await linus.presses('Reject');
  const rejecting = linus.form();
  await grace.presses('Escalate');
  await linus.presses('Approve');
  await settled();
  expect(linus.form()).toEqual(rejecting);
  await linus.submits(late[0]![1]);
  await grace.submits(late[1]![1]);
  expect(linus.readsForm()).toMatch(
    /Nothing was changed\nYou were too late: this was approved by <@U0LINUS>, /,
  );
  expect(grace.readsForm()).toMatch(
    /Nothing was changed\nYou were too late: this was approved by <@U0LINUS>, /,
  );
  for (const person of [linus, grace]) {
    expect(person.readsForm()).toContain('What you typed, to copy:');
    expect(person.readsForm()).toContain('It was €48.');
  }
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
  expect(books.refunds()).toHaveLength(1);
});
