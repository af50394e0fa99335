import { expect, test } from 'vitest';
import { buttonsOn } from '../support/people-buttons.ts';
import { fieldLabels } from '../support/people-forms.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

const anotherTry = { 'Another try': 'Ask the agent to try again with this' };
const theAmount = { Reason: 'The amount is wrong' };
const note = 'What should have been done instead?';

test('Grace rejects with another try and approves the second proposal: exactly that one is carried out', async () => {
  const { ada, grace, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  const first = grace.card();

  await grace.presses('Reject');
  expect(grace.readsForm()).toContain('with another try, the agent does');
  await grace.submits({ ...theAmount, ...anotherTry, [note]: 'Only €60.00: she keeps the candles.' });
  await settled();

  const [rejected, second] = grace.cards();
  expect(rejected?.ts).toBe(first.ts);
  expect(readMessage(rejected!)).toMatch(/^Rejected: €84\.00 .*\nRejected by <@U0GRACE>/);
  expect(readMessage(rejected!)).toContain('The agent was asked to try again with this: see the next card.');
  expect(readMessage(rejected!)).toContain('promised ');
  expect(buttonsOn(rejected!.blocks)).toEqual([]);

  expect(readMessage(second!)).toMatch(/^To decide: €60\.00/);
  expect(readMessage(second!)).toMatch(
    /Try 2, because <@U0GRACE> rejected version 1.*: The amount is wrong\./,
  );
  expect(readMessage(second!)).toContain('Only €60.00: she keeps the candles.');
  expect(readMessage(second!)).toContain('amount: €84.00 → €60.00');
  expect(readMessage(second!)).toContain('We are refunding €60.00 to your original payment method.');
  expect(readMessage(second!)).not.toContain('seven days');
  expect(books.refunds()).toEqual([]);
  expect(ada.reads()).not.toContain('<@U0ADA> Rejected');
  expect(ada.reads()).toContain('try 2. It reads everything anew.');

  await grace.presses('Approve', second);
  await settled();
  expect(books.refunds()).toMatchObject([{ charge: 'ch_3HP20417a', amount: 6000 }]);
  expect(books.replies(1042)).toMatchObject([{ body: expect.stringContaining('€60.00') }]);
  expect(ada.reads()).toContain('<@U0ADA> Completed: Support triage, [Ticket 1042]');

  const run = await records.run(1042);
  const [one, two] = await records.proposals(run);
  expect((await records.executions(run)).map(({ proposalId }) => proposalId)).toEqual([
    two?.id,
    two?.id,
    two?.id,
  ]);
  expect(await records.decisions(run)).toMatchObject([
    { kind: 'reject', again: true, proposalId: one?.id },
    { kind: 'approve', again: false, proposalId: two?.id },
  ]);
  expect(await records.brokenLinks()).toEqual([]);

  const shown = await ada.types(`/leenops show ${run.id}`);
  expect(shown).toContain('rejected: The amount is wrong, and asked the agent to try again');
});

test('after two more tries there is none left: the form does not offer it, and the run ends', async () => {
  const { ada, grace, margaret, adaAsksFor, settled, records } = await startStory();
  await adaAsksFor(1042);
  for (const person of [grace, margaret]) {
    await person.presses('Reject', person.card());
    await person.submits({ ...theAmount, ...anotherTry, [note]: 'Look at it again.' });
    await settled();
  }
  expect(readMessage(margaret.card())).toContain('the rules have nothing better');
  expect(readMessage(margaret.card())).toMatch(/Try 2, because[^]*Try 3, because/);

  await margaret.presses('Reject', margaret.card());
  expect(fieldLabels(margaret.form())).not.toContain('Another try');
  expect(margaret.readsForm()).toContain('The agent has tried again twice already');
  await margaret.submits(theAmount);
  await settled();
  expect((await records.run(1042)).status).toBe('rejected');
  expect(ada.reads()).toContain('<@U0ADA> Rejected: Support triage, [Ticket 1042]');
});

test('the same refund asked for again: the card says that Linus rejected it, with a way to that thread', async () => {
  const { ada, grace, linus, adaAsksFor, settled, records, world } = await startStory();
  await adaAsksFor(1043);
  await linus.presses('Reject');
  await linus.submits({ Reason: 'Already handled elsewhere' });
  await settled();
  const [earlier] = await records.runs(1043);
  const thread = linus.messages(1043)[0];

  await ada.types(`/leenops rerun ${earlier?.id}`);
  await settled();
  const card = readMessage(grace.card());
  expect(card).toContain('Rejected within the last seven days:');
  expect(card).toMatch(
    /<@U0LINUS> rejected the same: stripe refund \(action 1\) and zendesk reply \(action 2\)[^\n]* on the same record, .*: Already handled elsewhere/,
  );
  const link = `${world.slack.url}/archives/C0SUPPORT/p${thread?.ts.replace('.', '')}`;
  expect(card).toContain(`[in this thread](${link})`);
  expect(card).toContain('Also matched: rejected-lately.');
  const run = await records.run(1043);
  expect(run.id).not.toBe(earlier?.id);

  await grace.chooses('Whole case');
  expect(grace.readsForm()).toContain('Rejected within the last seven days:');
  expect(await ada.types(`/leenops show ${run.id}`)).toContain('rejected the same: stripe refund (action 1)');
});
