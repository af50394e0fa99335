import { expect, test } from 'vitest';
import { askWhatStands } from '../../src/engine/reversals/ask-what-stands.ts';
import { day, later } from '../../src/lib/time.ts';
import { listReversals } from '../../src/db/reversals.ts';
import { startStory } from '../support/story.ts';

test('what was carried out is undone later: Grace says so in Slack, and the bank’s refusal is seen by Stripe’s own look-up', async () => {
  let ahead = 0;
  const story = await startStory({
    now: () => later(new Date(), ahead),
    settings: { LOOK_AGAIN_AFTER: '1440,4320' },
  });
  const { ada, grace, oscar, adaAsksFor, settled, books, records, app, world } = story;
  await adaAsksFor(1042);
  await grace.presses('Approve');
  await settled();
  const run = await records.run(1042);
  const reversals = () => listReversals(app.ctx.db, run.id);
  expect(run.status).toBe('completed');

  expect(await oscar.types(`/leenops reverse ${run.id}`)).toContain(
    'takes its owners or reviewers. Nothing was recorded.',
  );
  expect(await ada.types(`/leenops reverse ${run.id}`)).toContain('Nothing was recorded.');

  await grace.types(`/leenops reverse ${run.id} The parcel had arrived after all`);
  expect(grace.readsForm()).toContain('This records it; it undoes nothing.');
  expect(await grace.submits({})).toMatchObject({ 'What was undone?': expect.any(String) });
  const requests = world.company.requests().length;
  await grace.submits({
    'What was undone?': '2. Send this reply to the customer and set the ticket to solved',
    'Why was it undone?': 'It was wrong from the start',
  });
  await settled();
  expect(grace.readsForm()).toContain('On record: one action');
  expect(world.company.requests()).toHaveLength(requests);
  expect(await reversals()).toMatchObject([
    { tool: 'zendesk_reply', recordedByKind: 'person', recordedById: grace.id, reasonCode: 'was_wrong' },
  ]);
  expect(ada.reads(1042)).toMatch(/Reply sent on ticket 1042.*Undone /);
  expect(ada.reads(1042)).toContain(
    'undone, says <@U0GRACE>: It was wrong from the start – “The parcel had arrived after all”',
  );

  const [refund] = books.refunds();
  await fetch(`${world.company.url}/payments/${refund?.charge}`, {
    method: 'POST',
    body: new URLSearchParams({ act: 'fail', refund: refund?.id ?? '' }),
    redirect: 'manual',
  });
  expect(await askWhatStands(app.ctx)).toBe(0);
  ahead = day;
  expect(await askWhatStands(app.ctx)).toBeGreaterThan(0);
  await settled();
  expect((await reversals()).at(-1)).toMatchObject({ tool: 'stripe_refund', recordedByKind: 'system' });
  const shown = await ada.types(`/leenops show ${run.id}`);
  expect(shown).toContain('undone, as its system says');
  expect((await records.events(run)).filter(({ type }) => type === 'action.reversed')).toHaveLength(2);
  expect(await records.brokenLinks()).toEqual([]);
});
