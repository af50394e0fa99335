import { expect, test } from 'vitest';
import { buttonsOn, calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { pressOn, sendToApp } from '../support/story-wire.ts';
import { startStory } from '../support/story.ts';

test('Grace rejects with a reason and a note: nothing is carried out, and Ada reads why', async () => {
  const { grace, ada, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  await grace.presses('Reject');
  expect(await grace.submits({ Note: '' }).catch((error: Error) => error.message)).toContain('Reason');
  await grace.submits({
    Reason: 'The facts are wrong or missing',
    'What should have been done instead?': 'The carrier says it came on <!channel> time.',
  });
  await settled();

  expect(await records.run(1042)).toMatchObject({ status: 'rejected' });
  expect(ada.reads()).toContain('<@U0ADA> Rejected: Support triage, [Ticket 1042]');
  expect(ada.reads()).toMatch(
    /Decided by <@U0GRACE>, .*: The facts are wrong or missing\. Nothing was carried/,
  );
  expect(readMessage(grace.card())).toMatch(/^Rejected: €84\.00/);
  expect(readMessage(grace.card())).toContain('What was proposed (not carried out)');
  expect(buttonsOn(grace.card().blocks)).toEqual([]);
  const outcome = ada.messages().at(-1);
  expect(readMessage(outcome!)).toContain('The carrier says it came on <!channel> time.');
  expect(calledBy(outcome!)).toEqual([ada.id, grace.id]);
  expect(books.refunds()).toEqual([]);
  expect(books.replies(1042)).toEqual([]);

  await adaAsksFor(1042);
  expect(await records.runs(1042)).toHaveLength(1);
  const [first] = await records.runs(1042);
  expect(await ada.isTold('Ticket 1042 was run before')).toContain(`/leenops rerun ${first?.id}`);
  await ada.types('/leenops run support-triage');
  await ada.submits({ 'Zendesk ticket': '1042' });
  expect(ada.readsForm()).toContain('Ticket 1042 was run before');
  await ada.submits();
  expect(ada.readsForm()).toContain('On it: Support triage, Ticket 1042');
  await ada.presses('Run it again');
  await ada.isTold('Already on it: Support triage, Ticket 1042');
  await settled();
  const [, again, ...others] = await records.runs(1042);
  expect(others).toEqual([]);
  expect(again).toMatchObject({ rerunOf: first?.id, requesterId: ada.id });
  expect(readMessage(grace.card())).toContain(`Run again: <@U0ADA> asked for it although ${first?.id}`);
  expect(ada.reads()).toContain(`Asked by <@U0ADA> to run it again after ${first?.id}`);
  expect(readMessage(grace.card())).toMatch(/^To decide: €84\.00/);
});

test('Grace escalates: the case moves to the leads with everything on it, and Margaret decides', async () => {
  const story = await startStory();
  const { grace, margaret, priya, linus, adaAsksFor, settled, books, records } = story;
  await adaAsksFor(1042);
  await grace.presses('Escalate');
  expect(grace.readsForm()).toContain('support-leads decides next.');
  await grace.submits({
    'Why does it need somebody else?': 'The policy is unclear here',
    'What should they know?': 'Was the throw made to measure?',
  });
  await settled();

  const [earlier, card] = margaret.cards();
  expect(readMessage(earlier!)).toMatch(/^Escalated: €84\.00 .*\nEscalated by <@U0GRACE>/);
  expect(readMessage(earlier!)).toContain('The case moved to support-leads: see the next card.');
  expect(buttonsOn(earlier!.blocks)).toEqual([]);
  expect(calledBy(card!)).toEqual([grace.id, margaret.id, priya.id]);
  expect(readMessage(card!)).toContain('May decide: <@U0MARGARET>, <@U0PRIYA>\n');
  expect(readMessage(card!)).toContain('Was the throw made to measure?');
  expect(readMessage(card!)).toContain('Evidence, all verified');
  expect(buttonsOn(card!.blocks)).toEqual(['Approve', 'Edit', 'Reject']);

  await linus.presses('Approve');
  await linus.isTold('the team support-leads decides');
  const forged = pressOn(margaret, card!, 'Reject', { action_id: 'review.escalate' });
  expect((await sendToApp(story, forged)).status).toBe(200);
  await margaret.isTold('This is the last level, so there is nobody to escalate to');
  expect(margaret.hasForm()).toBe(false);

  await margaret.presses('Approve');
  await settled();
  expect(books.refunds()).toMatchObject([{ amount: 8400 }]);
  const run = await records.run(1042);
  expect(await records.refusals(run)).toEqual(['U0LINUS: not_a_reviewer', 'U0MARGARET: last_level']);
  expect(await records.reviews(run)).toMatchObject([
    { level: 1, teamId: 'support-reviewers', resolution: 'escalated' },
    { level: 2, teamId: 'support-leads', resolution: 'approved' },
  ]);
});
