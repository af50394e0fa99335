import { expect, test } from 'vitest';
import { lockRun } from '../../src/db/runs.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';
import type { Story } from '../support/story.ts';

const spam = [1061, 1062, 1063, 1064];

/** What became of it is shown at once, or on a busy machine a moment later. */
async function graceSees({ grace, world }: Story, title: string): Promise<void> {
  const isThere = () => grace.form().title?.text === title || undefined;
  await world.slack.until(isThere, { what: `Grace sees “${title}”`, withinMs: 15_000 });
}

/** Ada has tickets triaged, one after the other, so that the queue is in this order. */
async function adaAsksForAll({ adaAsksFor }: Story, tickets: readonly number[]): Promise<void> {
  for (const ticket of tickets) await adaAsksFor(ticket);
}

test('Grace approves three together: three decisions, three digests, three executions; the one that Linus changed meanwhile is refused alone', async () => {
  const story = await startStory();
  const { grace, linus, settled, books, records } = story;
  await adaAsksForAll(story, [1042, ...spam]);

  expect(await grace.types('/leenops queue')).toBe('');
  const list = grace.readsForm();
  expect(list).toContain('5 reviews, oldest first.');
  expect(list).toContain('*Ticket 1042* · Support triage · *€84.00*');
  expect(list).toContain('*Decide on its card*: higher risk');
  expect(list.indexOf('Ticket 1042')).toBeLessThan(list.indexOf('Ticket 1061'));
  await expect(grace.ticks('Ticket 1042')).rejects.toThrow('No line with Ticket 1042 has a tick.');

  await grace.ticks(...spam.map((ticket) => `Ticket ${ticket}`));
  expect(grace.form().title?.text).toBe('Approve these 4?');
  expect(grace.readsForm().match(/Add the tag spam/g)).toHaveLength(4);
  expect(grace.readsForm()).toContain('tags spam · ticket id 1064');
  expect(books.tags(1061)).toEqual([]);

  await linus.presses('Edit', linus.card(1062));
  await linus.submits({ Tags: 'advertising' });
  await linus.submits({ Tags: 'advertising' });
  await settled();

  await grace.submits();
  await graceSees(story, 'Approved: 3 of 4');
  expect(grace.readsForm()).toContain('*Not approved*: *Ticket 1062* · Support triage');
  expect(grace.readsForm()).toContain('You were too late: this was edited by <@U0LINUS>');
  expect(grace.readsForm().match(/\*Approved\*/g)).toHaveLength(3);
  await settled();

  const digests = new Set<string>();
  for (const ticket of [1061, 1063, 1064]) {
    const run = await records.run(ticket);
    expect(run.status).toBe('completed');
    expect(await records.decisions(run)).toMatchObject([
      { kind: 'approve', deciderId: grace.id, surface: 'queue' },
    ]);
    expect(await records.executions(run)).toMatchObject([{ tool: 'zendesk_tag', status: 'applied' }]);
    expect(books.tags(ticket)).toEqual(['spam']);
    const decided = (await records.events(run)).find(({ type }) => type === 'review.decided');
    digests.add(decided?.data['digest'] as string);
    expect(readMessage(grace.card(ticket))).toContain('Approved by <@U0GRACE>');
  }
  expect(digests.size).toBe(3);
  expect(books.tags(1062)).toEqual(['advertising']);
  expect(await records.refusals(await records.run(1062))).toEqual(['U0GRACE: review_over']);
  expect((await records.run(1042)).status).toBe('awaiting_review');
  expect(await records.brokenLinks()).toEqual([]);
});

test('what changed between the ticks and the question is left out before anything is asked', async () => {
  const story = await startStory();
  const { grace, linus, settled, records } = story;
  await adaAsksForAll(story, [1061, 1062]);
  await grace.types('/leenops queue');
  await linus.presses('Approve', linus.card(1061));
  await settled();
  expect((await records.run(1061)).status).toBe('completed');

  await grace.ticks('Ticket 1061', 'Ticket 1062');
  expect(grace.form().title?.text).toBe('Approve this one?');
  expect(grace.readsForm()).toMatch(/Left out, and not approved:[^]*Ticket 1061[^]*no longer waits for you/);
  await grace.submits();
  await graceSees(story, 'Approved: 1');
});

test('nothing ticked, nothing approved; the list lies below as it was', async () => {
  const story = await startStory();
  const { grace, records } = story;
  await adaAsksForAll(story, [1061]);
  await grace.types('/leenops queue');
  await grace.submits();
  expect(grace.readsForm()).toContain('Nothing is ticked.');
  expect((await records.run(1061)).status).toBe('awaiting_review');
});

test('on a busy machine Grace is answered first, and shown what became of it afterwards', async () => {
  const story = await startStory();
  const { grace, app, records, settled } = story;
  await adaAsksForAll(story, [1061]);
  await grace.types('/leenops queue');
  await grace.ticks('Ticket 1061');

  const { id } = await records.run(1061);
  const held = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const busy = app.ctx.db.transaction(async (tx) => {
    await lockRun(tx, id);
    locked.resolve();
    await held.promise;
  });
  await locked.promise;
  await grace.submits();
  expect(grace.form().title?.text).toBe('Approving …');
  held.resolve();
  await busy;
  await graceSees(story, 'Approved: 1');
  await settled();
  expect((await records.run(1061)).status).toBe('completed');
});

test('App Home lists the same, oldest first, and opens the same list; the empty one is kind', async () => {
  const story = await startStory();
  const { grace, ada, linus, settled, world } = story;
  expect(await grace.opensHome()).toContain('Nothing waits for you');
  await grace.types('/leenops queue');
  expect(grace.readsForm()).toContain('Nothing waits for you. Whatever comes in');
  await world.slack.closeView(grace.id, grace.form().id);

  await adaAsksForAll(story, [1042, 1061]);
  await linus.chooses('Hand it on…', 1061);
  await linus.submits({ 'Who shall look at it?': grace.id });
  await settled();
  const home = await grace.opensHome();
  expect(home).toContain('Waiting for you: 2');
  expect(home).toContain('*handed on to you* by <@U0LINUS>');
  expect(home.indexOf('Ticket 1042')).toBeLessThan(home.indexOf('Ticket 1061'));
  expect(await ada.opensHome()).toContain('Nothing waits for you');

  await grace.pressesInView('Decide several');
  await grace.ticks('Ticket 1061');
  await grace.submits();
  await graceSees(story, 'Approved: 1');
  await settled();
  await world.slack.until(
    () => JSON.stringify(world.slack.stateFor(grace.id).home).includes('Waiting for you: 1') || undefined,
    { what: 'her App Home is drawn anew', withinMs: 15_000 },
  );
});
