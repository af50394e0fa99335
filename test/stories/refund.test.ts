import { expect, test } from 'vitest';
import { startStory } from '../support/story.ts';

test('probe', async () => {
  console.time('start');
  const story = await startStory();
  console.timeEnd('start');
  console.time('ask');
  const told = await story.ada.types('/leenops run support-triage 1042');
  console.log(told);
  await story.settled();
  console.timeEnd('ask');
  console.log(story.grace.reads());
  console.time('approve');
  await story.grace.presses('Approve');
  await story.settled();
  console.timeEnd('approve');
  console.log(story.grace.reads());
  console.log(story.books.refunds(), story.books.replies(1042), story.books.tags(1042));
  console.log(await story.records.brokenLinks());
  expect(1).toBe(1);
  console.time('x');
});
