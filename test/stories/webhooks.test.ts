import { expect, test } from 'vitest';
import { listEvents } from '../../src/db/events.ts';
import { deliveries } from '../../src/db/schema/deliveries.ts';
import { startIssueStory } from '../support/issue-story.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

/** Somebody presses the button on a record's own page. */
async function onPage(url: string, form: Record<string, string> = {}): Promise<void> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  expect(response.status).toBe(303);
}

test('Maya writes on her ticket: it runs without anybody asking, what we answer starts nothing, and her next word runs it again', async () => {
  const { world, app, ada, grace, settled, records, books } = await startStory({ hooks: true });
  const ticket = `${world.company.url}/tickets/1042`;
  await onPage(ticket, { body: 'Is anybody there?' });
  await settled();
  const run = await records.run(1042);
  expect(run).toMatchObject({ trigger: 'webhook', requesterId: null, status: 'awaiting_review' });
  expect(ada.reads(1042)).toContain('Started by a webhook');
  expect(readMessage(grace.card())).toMatch(/^To decide: €84\.00/);

  expect(await ada.types('/leenops run support-triage 1042')).toMatch(/^Already on it: /);
  await settled();
  expect(ada.reads(1042)).toContain('<@U0ADA> asked for the same and joined this run');

  await grace.presses('Approve');
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
  expect(books.replies(1042)).toHaveLength(1);
  const sent = await app.ctx.db.select().from(deliveries);
  expect(sent.length).toBeGreaterThan(2);
  expect(new Set(sent.map(({ state }) => state))).toEqual(new Set(['done', 'ignored']));
  expect(await records.runs(1042)).toHaveLength(1);

  await onPage(ticket, { body: 'The refund has not come.' });
  await settled();
  const [, second] = await records.runs(1042);
  expect(second).toMatchObject({ trigger: 'webhook', rerunOf: null });
  expect(await records.brokenLinks()).toEqual([]);
});

test('Maya writes once more while Grace looks at the card: the card says that it does not know of that', async () => {
  const { world, grace, adaAsksFor, settled, records } = await startStory({ hooks: true });
  await adaAsksFor(1042);
  await onPage(`${world.company.url}/tickets/1042`, { body: 'It is for a birthday on Friday.' });
  await settled();
  expect(await records.runs(1042)).toHaveLength(1);
  expect(readMessage(grace.card())).toContain(
    'Changed since this was proposed: a webhook of zendesk told of it',
  );
});

test('noor-h comments on an issue: its card is there, our comment starts nothing, and one that is opened again runs', async () => {
  const { world, grace, settled, run, app } = await startIssueStory({ hooks: true });
  await world.github.ready();
  const answered = (count: number) =>
    expect.poll(() => world.github.hooks.answers(), { timeout: 20_000 }).toHaveLength(count);
  await onPage(`${world.github.url}/acme/shop/issues/42`, { body: 'It happened to me, too.' });
  await answered(1);
  await settled();
  expect(await run('acme/shop#42')).toMatchObject({ trigger: 'webhook', requesterId: null });
  expect(readMessage(grace.card())).toContain('noor-h: It happened to me, too.');
  const first = await run('acme/shop#42');
  await grace.presses('Approve');
  await settled();
  await answered(4);
  await settled();
  expect(await run('acme/shop#42')).toMatchObject({ id: first.id, status: 'completed' });

  await onPage(`${world.github.url}/acme/shop/issues/1`);
  await answered(5);
  await settled();
  const [begun] = await listEvents(app.ctx.db, (await run('acme/shop#1')).id);
  expect(begun).toMatchObject({ type: 'run.queued', data: { source: 'github' } });
});
