import { expect, test } from 'vitest';
import { ada, grace, support } from './support/hearth-and-pine.ts';
import { button, postWithActions } from './support/post.ts';
import { startReviewApp } from './support/review-app.ts';
import { startSlack } from './support/start.ts';

test.each(['http', 'socket'] as const)(
  'Ada asks, Grace edits in a modal, the card changes, over %s',
  async (transport) => {
    const slack = await startSlack();
    await startReviewApp(slack, transport);

    const asked = await slack.command(ada, support, '/leenops run support-triage 1042');
    expect(asked.ok).toBe(true);
    expect(asked.ephemerals.map(({ text }) => text)).toEqual(['Starting run support-triage 1042']);

    const card = await slack.until(() =>
      slack.messagesFor(grace, support).find(({ text }) => text === 'Refund €40?'),
    );
    const clicked = await slack.click(grace, card, 'edit');
    expect(clicked.warning).toBeUndefined();

    const modal = await slack.until(() => slack.stateFor(grace).views.at(-1));
    const refused = await slack.submitView(grace, modal.id, { amount: { amount: '400' } });
    expect(refused).toMatchObject({ ok: false, errors: { amount: 'At most €100.' } });
    expect(refused.views).toHaveLength(1);

    const submitted = await slack.submitView(grace, modal.id, { amount: { amount: '35' } });
    expect(submitted).toMatchObject({ ok: true, views: [] });
    const changed = await slack.until(() =>
      slack.messagesFor(ada, support).find(({ text }) => text === 'Refund €35'),
    );
    expect(changed).toMatchObject({ ts: card.ts, edited: true, blocks: [] });
  },
);

test('a click that nobody answers shows the warning of the real client', async () => {
  const slack = await startSlack({ timing: { ackWithinMs: 1_000 } });
  const app = await startReviewApp(slack, 'http');
  app.action('slow', () => new Promise(() => {}));
  const message = await postWithActions(slack, button('slow'));
  const answer = await slack.click(ada, message, 'slow');
  expect(answer).toMatchObject({ ok: false, warning: expect.stringContaining("didn't respond in time") });
  expect(slack.dropped()).toHaveLength(1);
});

test('an app that signs with another secret hears nothing, and Ada is told that dispatch failed', async () => {
  const slack = await startSlack({ app: { signingSecret: 'another-secret' } });
  await startReviewApp(slack, 'http');
  const answer = await slack.command(ada, support, '/leenops help');
  expect(answer).toMatchObject({ ok: false, warning: '/leenops failed with the error "dispatch_failed"' });
});
