import { expect, test } from 'vitest';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { buttonsOn, calledBy, getButton } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test.each(['http', 'socket'] as const)(
  'Ada asks for a late parcel, Grace approves on the card, and Maya has her €84.00 and a reply, over %s',
  async (receive) => {
    const { ada, grace, linus, settled, books, records } = await startStory({ receive });

    const acknowledged = await ada.types('/leenops run support-triage 1042');
    expect(acknowledged).toMatch(/^On it: Support triage, Ticket 1042 \(`run_\w{12}`\)\. Follow it in/);
    await settled();
    expect(ada.reads()).toContain('Waiting for review. support-reviewers decides on the card in this thread');
    expect(ada.reads()).toMatch(/Steps\nWaited .* to start\nRead the ticket: done, \d+m?s/);
    for (const step of ["Read the customer's history", 'Read orders and payments', 'Read the handbook']) {
      expect(ada.reads()).toContain(`${step}: done`);
    }

    const card = grace.card();
    expect(calledBy(card)).toEqual([grace.id, linus.id]);
    expect(readMessage(card)).toContain('To decide: €84.00 · Ticket 1042 · Support triage');
    expect(readMessage(card)).toContain("Refund €84.00 to the customer's original payment method");
    expect(readMessage(card)).toContain('Evidence, all verified');
    expect(readMessage(card)).toContain('Policy: R1 Late delivery (refund-policy, version 2026-10)');
    expect(readMessage(card)).toContain('Demo rules (not AI)');
    expect(buttonsOn(card.blocks)).toEqual(['Approve', 'Edit', 'Reject', 'Escalate']);
    expect(JSON.stringify(getButton(card.blocks, 'Approve').confirm)).toContain(
      'This moves €84.00 at once and cannot be taken back here.',
    );
    expect(books.refunds()).toEqual([]);

    await grace.presses('Approve');
    await settled();

    const run = await records.run(1042);
    const [refund, reply, tag] = await records.executions(run);
    expect(books.refunds()).toMatchObject([
      { charge: 'ch_3HP20417a', amount: 8400, metadata: { leenops_action: refund?.actionId } },
    ]);
    expect(books.replies(1042)).toMatchObject([{ public: true, body: expect.stringContaining('€84.00') }]);
    expect(books.tags(1042)).toEqual(['late-delivery', 'refunded']);
    expect([refund, reply, tag].map((action) => action?.status)).toEqual(['applied', 'applied', 'applied']);

    expect(grace.card().ts).toBe(card.ts);
    expect(buttonsOn(grace.card().blocks)).toEqual([]);
    expect(readMessage(grace.card())).toMatch(
      /Approved: €84\.00 .*\nApproved by <@U0GRACE>, 20\d\d-.* UTC\. Carried out: 3 of 3\./,
    );
    expect(ada.reads()).toContain('Completed. 3 actions were carried out.');
    expect(ada.reads()).toContain('<@U0ADA> Completed: Support triage, [Ticket 1042]');

    expect(run).toMatchObject({ status: 'completed', requesterId: ada.id, mode: 'live' });
    expect((await records.events(run)).map(({ type }) => type)).toEqual([
      'run.queued',
      'run.started',
      'proposal.submitted',
      'policy.routed',
      'review.opened',
      'review.decided',
      'review.resolved',
      ...Array.from({ length: 3 }, () => ['action.claimed', 'action.applied']).flat(),
      'run.completed',
    ]);
    expect(await records.brokenLinks()).toEqual([]);
  },
);

test('Ada asks in the lounge: the case stays in #support, and she is told of its end in a direct message', async () => {
  const { ada, grace, settled, world } = await startStory();
  await ada.types('/leenops run support-triage 1042', channels.lounge);
  await settled();
  await grace.presses('Approve');
  await settled();

  expect(ada.directMessages()).toContain('<@U0ADA> Completed: Support triage, [Ticket 1042]');
  expect(ada.directMessages()).not.toContain('Maya');
  expect(ada.reads()).not.toContain('<@U0ADA> Completed');
  const lounge = world.slack.messagesFor(grace.id, channels.lounge);
  expect(lounge).toEqual([]);
});

test('Grace reads the whole case and the run’s history from the card’s menu', async () => {
  const { grace, oscar, adaAsksFor, records } = await startStory();
  await adaAsksFor(1042);

  await grace.chooses('Whole case');
  expect(grace.readsForm()).toContain('Best wishes\nMaya');
  const [proposal] = await records.proposals(await records.run(1042));
  expect(grace.readsForm()).toContain(`proposal version 1, digest ${proposal?.digest}`);
  await grace.chooses('Run history');
  expect(grace.readsForm()).toContain('Review opened for support-reviewers, level 1, one approval');

  await oscar.chooses('Whole case');
  await oscar.isTold('it takes a role in it. Ask the team support-reviewers');
  expect(oscar.hasForm()).toBe(false);
});
