import { expect, test } from 'vitest';
import { buttonsOn, calledBy, getButton } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('a thank-you is only tagged, and nobody is asked', async () => {
  const { ada, adaAsksFor, books, records } = await startStory();
  await adaAsksFor(1047);

  expect(ada.cards()).toEqual([]);
  expect(ada.reads()).toContain('<@U0ADA> Completed: Support triage, [Ticket 1047]');
  expect(books.tags(1047)).toEqual(['thank-you']);
  expect(books.replies(1047)).toEqual([]);
  const run = await records.run(1047);
  expect(run.status).toBe('completed');
  expect(await records.decisions(run)).toMatchObject([
    { kind: 'approve', deciderKind: 'rule', deciderId: 'tag-only', reviewId: null },
  ]);
});

test('a plain question needs one reviewer, who is not asked twice where no money moves', async () => {
  const { grace, adaAsksFor, settled, books } = await startStory();
  await adaAsksFor(1046);

  expect(readMessage(grace.card())).toMatch(/^To decide: /);
  expect(getButton(grace.card().blocks, 'Approve').confirm).toBeUndefined();
  await grace.presses('Approve');
  await settled();
  expect(books.replies(1046)).toMatchObject([{ body: expect.stringContaining('food-safe mineral oil') }]);
  expect(books.refunds()).toEqual([]);
});

test('€249.00 takes Grace and Linus: Grace alone, even twice, is not enough', async () => {
  const { grace, linus, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1044);
  expect(readMessage(grace.card())).toContain('Rule: Refunds above €100 need two approvals.');
  expect(calledBy(grace.card())).toEqual([grace.id, linus.id]);

  await grace.presses('Approve');
  await settled();
  expect(readMessage(grace.card())).toContain('1 of 2 approved');
  expect(readMessage(grace.card())).toContain('May decide: <@U0LINUS>\n');

  await grace.presses('Approve');
  await grace.isTold('You have answered this already. It now waits for another person’s answer.');
  await grace.presses('Reject');
  expect(grace.hasForm()).toBe(false);
  const run = await records.run(1044);
  expect(await records.refusals(run)).toEqual(['U0GRACE: already_answered', 'U0GRACE: already_answered']);
  expect(books.refunds()).toEqual([]);

  await linus.presses('Approve');
  await settled();
  expect(books.refunds()).toMatchObject([{ charge: 'ch_3HP20398a', amount: 24900 }]);
  expect(readMessage(grace.card())).toContain('Approved by <@U0GRACE> and <@U0LINUS>');
});

test('a third refund within 30 days takes two, however small it is', async () => {
  const { grace, linus, adaAsksFor, settled, books } = await startStory();
  await adaAsksFor(1045);
  expect(readMessage(grace.card())).toContain('To decide: €64.00');
  expect(readMessage(grace.card())).toContain('€160.00 in 2');
  expect(readMessage(grace.card())).toContain('Refunds of more than €200 to one customer within 30 days');

  await linus.presses('Approve');
  await settled();
  expect(books.refunds()).toEqual([]);
  await grace.presses('Approve');
  await settled();
  expect(books.refunds()).toMatchObject([{ charge: 'ch_3HP20436a', amount: 6400 }]);
});

test('what the agent is not sure of goes to the support leads, with the reason', async () => {
  const { grace, margaret, priya, adaAsksFor, settled, books } = await startStory();
  await Promise.all([adaAsksFor(1048), adaAsksFor(1049)]);

  for (const [ticket, question] of [
    [1048, 'Which order is this about?'],
    [1049, 'What does this customer need?'],
  ] as const) {
    const card = margaret.card(ticket);
    expect(calledBy(card)).toEqual([margaret.id, priya.id]);
    expect(readMessage(card)).toContain('support-leads, level 2 of 2 (last level)');
    expect(readMessage(card)).toContain('Escalated to this level by the rule low-confidence');
    expect(readMessage(card)).toContain('The agent is not sure');
    expect(readMessage(card)).toContain(question);
    expect(buttonsOn(card.blocks)).toEqual(['Approve', 'Edit', 'Answer', 'Reject']);
  }
  expect(readMessage(margaret.card(1048))).toContain('Also matched: missing-order, no-policy-match');

  await grace.presses('Approve', grace.card(1048));
  await grace.isTold('You are not among the people who may decide on this: the team support-leads decides.');
  await margaret.presses('Approve', margaret.card(1048));
  await settled();
  expect(books.replies(1048)).toHaveLength(1);
  expect(books.replies(1049)).toEqual([]);
});

test('of two charges for one vase only the second is refunded', async () => {
  const { linus, adaAsksFor, settled, books } = await startStory();
  await adaAsksFor(1050);
  expect(readMessage(linus.card())).toContain('because it was charged twice');
  await linus.presses('Approve');
  await settled();
  expect(books.refunds()).toMatchObject([{ charge: 'ch_3HP20450b', amount: 5800, reason: 'duplicate' }]);
});
