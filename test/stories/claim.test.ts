import { expect, test } from 'vitest';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('Grace takes it, Linus takes it over and hands it back with a note: each sees who looks at it, and both could still decide', async () => {
  const { ada, grace, linus, oscar, adaAsksFor, settled, records } = await startStory();
  await adaAsksFor(1042);
  const run = await records.run(1042);

  await grace.chooses('Take it');
  await grace.isTold('You look at it until');
  await settled();
  expect(readMessage(linus.card())).toMatch(/Looking at it: <@U0GRACE> until \d{4}/);

  expect(await linus.types(`/leenops claim ${run.id}`)).toMatch(
    /^You look at it until .* <@U0GRACE> was looking at it before\. It keeps nobody else from deciding\.$/,
  );
  await settled();
  expect(readMessage(grace.card())).toContain('Looking at it: <@U0LINUS>');

  await linus.chooses('Hand it on…');
  expect(linus.readsForm()).toContain('May decide now: <@U0GRACE>.');
  expect(await linus.submits({ 'Who shall look at it?': ada.id })).toEqual({
    'Who shall look at it?': expect.stringContaining('They asked for this run, so they do not decide on it.'),
  });
  await linus.submits({
    'Who shall look at it?': grace.id,
    'What should they know?': 'She wrote to you in spring.',
  });
  expect(linus.hasForm()).toBe(false);
  await settled();
  expect(readMessage(grace.card())).toContain('handed on by <@U0LINUS>');
  const call = grace.messages().find(({ text }) => text.includes('hands this on to you'));
  expect(readMessage(call!)).toContain('She wrote to you in spring.');
  expect(calledBy(call!)).toContain(grace.id);

  await oscar.chooses('Take it');
  await oscar.isTold('You are not among the people who may decide on this');
  expect(await ada.types(`/leenops claim ${run.id}`)).toContain('You asked for this run');

  await grace.chooses('Run history');
  expect(grace.readsForm()).toContain('<@U0LINUS> took it to look at, over from <@U0GRACE>');
  expect(grace.readsForm()).toContain('<@U0LINUS> handed it on to <@U0GRACE>');

  await linus.presses('Approve');
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
  expect(readMessage(grace.card())).not.toContain('Looking at it');
  expect(readMessage(grace.messages().find(({ text }) => text.includes('No longer waiting'))!)).not.toContain(
    'spring',
  );
  expect(await grace.types(`/leenops claim ${run.id}`)).toContain(
    'This run waits for nobody’s decision: it is completed.',
  );
  expect(await records.refusals(run)).toEqual([
    'U0LINUS: cannot_receive',
    'U0OSCAR: not_a_reviewer',
    'U0ADA: own_request',
    'U0GRACE: not_waiting',
  ]);
  expect(await records.brokenLinks()).toEqual([]);
});
