import { expect, test } from 'vitest';
import { drawChart } from '../../src/charts/draw-chart.ts';
import type { ShownMessage } from '../../src/sandbox/slack/contract.ts';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { startStory } from '../support/story.ts';
import type { Story } from '../support/story.ts';

/** The newest numbers that this person has on the screen. */
function numbersOf({ world }: Story, person: string): ShownMessage | undefined {
  return world.slack
    .messagesFor(person, channels.support)
    .findLast(({ ephemeral, text }) => ephemeral && text.includes('Metrics: '));
}

const kinds = (message: ShownMessage | undefined) => message?.blocks.map(({ type }) => type) ?? [];

test('Grace reads how the week went, with a chart; where Slack takes no picture the bars stand; Oscar is refused', async () => {
  const story = await startStory();
  const { grace, oscar, adaAsksFor, settled, world } = story;
  await adaAsksFor(1042);
  await grace.presses('Approve');
  await settled();
  await adaAsksFor(1061);

  // The first chart of a process takes seconds on a busy machine, and Grace would read bars.
  await drawChart({ kind: 'bars', title: '', unit: '', categories: ['W1'], series: [] });
  expect(await grace.types('/leenops metrics')).toBe('');
  const read = await grace.isTold('Metrics: ');
  expect(read).toContain('Demo: rules, not AI, on invented business.');
  expect(read).toContain('1 ended');
  expect(read).toContain('Completed: 1 of 1 (not enough data)');
  expect(read).toContain('1 waits for a decision now');
  const shown = numbersOf(story, grace.id);
  expect(kinds(shown)).toContain('image');
  const picture = shown?.blocks.find(({ type }) => type === 'image');
  expect(picture?.['alt_text']).toMatch(/^Runs that ended, per week \(W\d+ so far\)\. .*: 1\.$/);
  const { id } = (picture?.['slack_file'] ?? {}) as { id: string };
  expect((await fetch(`${world.slack.url}/sandbox/files/${id}`)).headers.get('content-type')).toBe(
    'image/png',
  );

  await grace.types('/leenops metrics fortnight');
  expect(await grace.isTold('neither a workflow nor a period')).toContain('7d, 30d, 90d');
  expect(await oscar.types('/leenops metrics')).toContain('for those who have a role in it');

  world.slack.faults.next('files.getUploadURLExternal', { error: 'file_uploads_disabled' });
  await adaAsksFor(1062);
  await grace.presses('Approve', grace.card(1062));
  await settled();
  await grace.types('/leenops metrics support-triage 30d');
  await grace.isTold('Metrics: Support triage, 30 days');
  expect(kinds(numbersOf(story, grace.id))).not.toContain('image');
  expect(numbersOf(story, grace.id)?.text).toContain('2 ended');

  const before = numbersOf(story, grace.id);
  if (!before) throw new Error('Grace has no numbers.');
  await world.slack.click(grace.id, before, 'metrics.period', { selected: 'support-triage:90d' });
  await grace.isTold('Metrics: Support triage, 90 days');
  expect(numbersOf(story, grace.id)?.ts).toBe(before.ts);
});
