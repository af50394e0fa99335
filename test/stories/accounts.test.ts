import { expect, test } from 'vitest';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { minute } from '../../src/lib/time.ts';
import { calledBy } from '../support/people-buttons.ts';
import { pressOn, sendToApp, submissionOf } from '../support/story-wire.ts';
import { startStory } from '../support/story.ts';

/** Slack is asked about an account at most once a minute. */
function aMovableClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    pass: (milliseconds: number) => void (ahead += milliseconds),
  };
}

test('Linus’s account is deactivated while he types: his rejection counts nothing, and the card calls only Grace', async () => {
  const { now, pass } = aMovableClock();
  const story = await startStory({ now });
  const { grace, linus, adaAsksFor, settled, records, world } = story;
  await adaAsksFor(1042);
  await linus.presses('Reject');
  const filled = submissionOf(linus, linus.form(), { Reason: 'The amount is wrong' });
  world.slack.arrange.deactivate(linus.id);
  pass(minute);

  const answer = await (await sendToApp(story, filled)).text();
  expect(answer).toContain('Slack says that this account is deactivated');
  expect(answer).toContain('Nothing was changed.');
  await settled();
  const run = await records.run(1042);
  expect(await records.refusals(run)).toEqual(['U0LINUS: account_not_active']);
  expect(await records.decisions(run)).toEqual([]);
  expect(run.status).toBe('awaiting_review');
  expect(calledBy(grace.card())).toEqual([grace.id]);
});

/** Without Linus there are still the two whom a rule may ask for. */
const teams = {
  'support-reviewers': { channel: channels.support, members: ['U0GRACE', 'U0LINUS', 'U0OSCAR'] },
};

test('a press of somebody who left is refused, on record, and harms nothing, though nobody is there to be told', async () => {
  const { now, pass } = aMovableClock();
  const story = await startStory({ now, teams });
  const { grace, linus, oscar, adaAsksFor, settled, records, world } = story;
  world.slack.arrange.deactivate(linus.id);
  pass(minute);
  await adaAsksFor(1042);
  expect(calledBy(grace.card())).toEqual([grace.id, oscar.id]);
  expect((await sendToApp(story, pressOn(linus, grace.card(), 'Approve'))).status).toBe(200);
  await settled();
  const run = await records.run(1042);
  expect(await records.refusals(run)).toEqual(['U0LINUS: account_not_active']);
  expect(run.status).toBe('awaiting_review');
});

test.each([
  ['a guest', 'makeGuest'],
  ['of another organisation', 'moveTo'],
] as const)(
  'Linus is %s: he is not called, hears alone why he cannot decide, and nothing changes',
  async (_who, becomes) => {
    const { now, pass } = aMovableClock();
    const story = await startStory({ now, teams });
    const { grace, linus, oscar, adaAsksFor, settled, books, records, world } = story;
    if (becomes === 'moveTo') world.slack.arrange.moveTo(linus.id, 'T0SUPPLIER');
    else world.slack.arrange.makeGuest(linus.id);
    pass(minute);
    await adaAsksFor(1042);
    expect(calledBy(grace.card())).toEqual([grace.id, oscar.id]);

    await linus.presses('Approve');
    await linus.isTold('Guests and people of other organisations take no part here. Nothing was changed.');
    await linus.presses('Edit');
    expect(linus.hasForm()).toBe(false);
    await settled();
    expect(grace.reads()).not.toContain('Guests and people');
    expect(await linus.opensHome()).toContain('Nothing waits for you');
    const run = await records.run(1042);
    expect(await records.refusals(run)).toEqual([
      'U0LINUS: not_of_this_workspace',
      'U0LINUS: not_of_this_workspace',
    ]);
    await grace.presses('Approve');
    await settled();
    expect(books.refunds()).toHaveLength(1);
  },
);

test('Slack does not say who Linus is: nobody guesses, he hears so, and a minute later he decides', async () => {
  const { now, pass } = aMovableClock();
  const { linus, adaAsksFor, settled, records, world } = await startStory({ now });
  await adaAsksFor(1042);
  pass(2 * minute);
  world.slack.faults.next('users.info', { error: 'fatal_error' });
  await linus.presses('Approve');
  await linus.isTold(
    'I could not find out what Slack knows of <@U0LINUS>’s account, so nothing was changed.',
  );
  await settled();
  const run = await records.run(1042);
  expect(await records.refusals(run)).toEqual(['U0LINUS: people_unknown']);
  expect(run.status).toBe('awaiting_review');
  await linus.presses('Approve');
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
});
