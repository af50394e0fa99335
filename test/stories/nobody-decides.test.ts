import { expect, test } from 'vitest';
import { sweep } from '../../src/engine/runs/sweep.ts';
import { hour, minute } from '../../src/lib/time.ts';
import type { Person } from '../support/people.ts';
import { buttonsOn, calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

/** A story whose clock is moved by hand: `sleeps` lets time pass and the sweeper look, `wakes` waits for what came of it. */
async function startLongStory() {
  let passed = 0;
  const story = await startStory({ now: () => new Date(Date.now() + passed) });
  const sleeps = async (span: number) => {
    passed += span;
    await sweep(story.app.ctx);
  };
  return {
    ...story,
    sleeps,
    async pass(span: number) {
      await sleeps(span);
      await story.settled();
    },
  };
}

const reminders = (person: Person) => person.messages(1042).filter(({ text }) => isReminder(text));
const isReminder = (text: string) => text.includes('still waits for you') || text.startsWith('Reminder');

test('nobody decides: reminders, then the case goes to the leads, and then it expires, and silence never approves', async () => {
  const { ada, grace, linus, margaret, adaAsksFor, pass, books, records } = await startLongStory();
  await adaAsksFor(1042);
  const asItWas = grace.card();
  expect(readMessage(asItWas)).toMatch(/4h to decide, due .*; then it goes to support-leads/);

  await pass(2 * hour - minute);
  expect(reminders(grace)).toEqual([]);

  await pass(3 * minute);
  const [atHalf] = reminders(grace);
  expect(calledBy(atHalf!)).toEqual([grace.id, linus.id]);
  expect(readMessage(atHalf!)).toMatch(
    /this still waits for you\. To decide: €84\.00 · Ticket 1042 · Support triage; 1h 5\dm left, due .*; then it goes to support-leads/,
  );

  await pass(1.6 * hour);
  const [before, atNineTenths] = reminders(grace);
  expect(before?.ts).toBe(atHalf?.ts);
  expect(calledBy(before!)).toEqual([]);
  expect(readMessage(before!)).toContain('The newest one stands below.');
  expect(calledBy(atNineTenths!)).toEqual([grace.id, linus.id]);
  expect(grace.cards()).toHaveLength(1);
  expect(buttonsOn(grace.card().blocks)).toContain('Approve');

  await pass(24 * minute);
  const [first, second] = margaret.cards();
  expect(readMessage(first!)).toContain('Escalated by the clock: nobody decided in time');
  expect(buttonsOn(first!.blocks)).toEqual([]);
  expect(readMessage(second!)).toContain('support-leads, level 2 of 2 (last level)');
  expect(readMessage(second!)).toContain('Nobody decided in time');
  expect(readMessage(second!)).toContain('then it expires: silence never approves');
  expect(asItWas.ts).toBe(first!.ts);
  expect(reminders(grace).map((each) => [calledBy(each), readMessage(each)])).toEqual([
    [[], 'Reminder, no longer needed. Escalated: €84.00 · Ticket 1042 · Support triage.'],
    [[], 'Reminder, no longer needed. Escalated: €84.00 · Ticket 1042 · Support triage.'],
  ]);

  await pass(8 * hour + 2 * minute);
  const run = await records.run(1042);
  expect(run).toMatchObject({ status: 'expired', cause: 'review_expired' });
  expect(readMessage(margaret.card())).toMatch(/^Expired: €84\.00/);
  expect(buttonsOn(margaret.card().blocks)).toEqual([]);
  expect(ada.reads()).toContain(
    'Nobody decided in time, and silence never approves. Nothing was carried out.',
  );
  expect(ada.reads()).toContain('<@U0ADA> Expired: Support triage, [Ticket 1042]');
  expect(await records.incidents(run)).toMatchObject([
    { cause: 'review_expired', ownerTeam: 'support-leads' },
  ]);
  expect(await records.decisions(run)).toEqual([]);
  expect(await records.executions(run)).toEqual([]);
  expect(books.refunds()).toEqual([]);
  expect(await records.brokenLinks()).toEqual([]);
});

test('a reminder, and then Grace decides: nobody is called by it any more', async () => {
  const { grace, adaAsksFor, pass, settled, records } = await startLongStory();
  await adaAsksFor(1042);
  await pass(2 * hour + 2 * minute);
  expect(calledBy(reminders(grace)[0]!)).toContain(grace.id);

  await grace.presses('Approve');
  await settled();
  const [reminder, ...others] = reminders(grace);
  expect(others).toEqual([]);
  expect(readMessage(reminder!)).toBe(
    'Reminder, no longer needed. Approved: €84.00 · Ticket 1042 · Support triage.',
  );
  expect(calledBy(reminder!)).toEqual([]);

  await pass(10 * hour);
  expect(reminders(grace)).toHaveLength(1);
  expect((await records.run(1042)).status).toBe('completed');
});

test('Slack is down when a reminder is due: it is seen once, later, with the time that is left then', async () => {
  const { grace, linus, adaAsksFor, sleeps, pass, world } = await startLongStory();
  await adaAsksFor(1042);
  world.slack.faults.next('chat.postMessage', { status: 503 }, 2);
  await sleeps(2 * hour + 2 * minute);
  await pass(hour);

  const [reminder, ...others] = reminders(grace);
  expect(others).toEqual([]);
  expect(calledBy(reminder!)).toEqual([grace.id, linus.id]);
  expect(readMessage(reminder!)).toMatch(/; 5\dm left, due /);
});

test('Slack is down when a reminder is due, and the review is over before it is back: nobody is reminded', async () => {
  const { grace, adaAsksFor, sleeps, settled, world, records } = await startLongStory();
  await adaAsksFor(1042);
  world.slack.faults.next('chat.postMessage', { status: 503 }, 2);
  await sleeps(2 * hour + 2 * minute);
  await grace.presses('Approve');
  await settled();

  expect((await records.run(1042)).status).toBe('completed');
  expect((await records.events(await records.run(1042))).map(({ type }) => type)).toContain(
    'review.reminded',
  );
  expect(reminders(grace)).toEqual([]);
});
