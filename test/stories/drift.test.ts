import { expect, test } from 'vitest';
import { buttonsOn, calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('somebody refunded in Stripe before Grace approved: nothing is refunded twice, and she is asked again with old and new', async () => {
  const { ada, grace, linus, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  expect(readMessage(grace.card())).toContain('Checked before it is carried out: ');
  expect(readMessage(grace.card())).toContain('Left to refund: €84.00');
  await books.refundByHand('ch_3HP20417a', 60_00);
  await grace.presses('Approve');
  await settled();

  const [earlier, card] = grace.cards(1042);
  expect(readMessage(earlier!)).toMatch(/^Approved, not carried out: €84\.00/);
  expect(readMessage(earlier!)).toContain(
    'What it rests on moved before it was carried out, so nothing was, and people are asked again: see the next card.',
  );
  expect(readMessage(earlier!)).toContain('What was approved (not carried out)');
  expect(buttonsOn(earlier!.blocks)).toEqual([]);
  expect(readMessage(card!)).toMatch(/^To decide: €84\.00/);
  expect(readMessage(card!)).toContain(
    'Since <@U0GRACE> approved, this moved. Nothing was carried out:\nLeft to refund: €84.00 → €24.00',
  );
  expect(calledBy(card!)).toEqual([grace.id, linus.id]);
  expect(ada.reads()).toContain('It was approved, but what it rests on moved, so nothing was carried out.');
  expect(books.refunds()).toMatchObject([{ amount: 60_00, metadata: {} }]);
  expect(books.replies(1042)).toEqual([]);

  await grace.presses('Edit');
  await grace.submits({ 'Amount (EUR)': '24.00', Reply: 'Dear Maya, the rest of €24.00 is on its way.' });
  await grace.submits();
  await settled();
  const run = await records.run(1042);
  expect(run.status).toBe('completed');
  expect(books.refunds().map(({ amount }) => amount)).toEqual([60_00, 24_00]);
  expect(books.replies(1042)).toHaveLength(1);
  expect((await records.proposals(run)).map(({ authorKind }) => authorKind)).toEqual([
    'agent',
    'system',
    'person',
  ]);
  expect((await records.events(run)).map(({ type }) => type)).toContain('proposal.moved');
  expect(await records.brokenLinks()).toEqual([]);
});

test('a colleague answered Maya by hand meanwhile: the reply comes back, and Grace rejects it', async () => {
  const { ada, grace, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  await books.replyByHand(1042, 'Dear Maya, I have called you.');
  await grace.presses('Approve');
  await settled();
  const card = readMessage(grace.card());
  expect(card).toMatch(/Last public comment: by the customer, .* UTC \(no\. \d+\) → by support, /);
  expect(card).not.toContain('I have called you');
  await grace.presses('Reject');
  await grace.submits({ Reason: 'Already handled elsewhere' });
  await settled();
  expect((await records.run(1042)).status).toBe('rejected');
  expect(ada.reads()).toContain('<@U0ADA> Rejected');
  expect([books.refunds(), books.replies(1042).length]).toEqual([[], 1]);
});

test('Stripe cannot say how the payment stands: nothing is carried out until it can', async () => {
  const { grace, adaAsksFor, settled, books, records, world } = await startStory();
  await adaAsksFor(1042);
  world.company.plan({ system: 'stripe', method: 'GET', fault: { kind: 'status', status: 500 } });
  await grace.presses('Approve');
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
  expect(books.refunds()).toHaveLength(1);
});
