import { expect, test } from 'vitest';
import { findPicture } from '../../../src/db/pictures.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { minute, second } from '../../../src/lib/time.ts';
import { paintChart } from '../../../src/charts/paint-chart.ts';
import { chartPart } from '../../../src/slack/cards/parts/chart.ts';
import { uploadClient } from '../../../src/slack/clients.ts';
import { openGallery } from '../../../src/slack/pictures/gallery.ts';
import { token } from './support/local-slack.ts';
import { openOffice } from './support/office.ts';
import type { Office } from './support/office.ts';
import type { LocalSlackOptions } from './support/local-slack.ts';
import { insertRunOfAda, supportChannel, want } from './support/runs.ts';

const chart = {
  kind: 'bars' as const,
  title: 'Runs per week',
  unit: '',
  categories: ['W46', 'W47'],
  series: [{ name: 'Runs', values: [3, 5] }],
};
const part = chartPart(chart, { blockId: 'chart' });
const { key } = part.picture;

function galleryOf({ ctx, slack }: Office) {
  return openGallery(ctx, uploadClient({ token, apiUrl: slack.apiUrl }));
}

/** A message with a chart, and how far it is. */
async function withChart(options: LocalSlackOptions = {}) {
  const office = await openOffice(options);
  const { slack, db, clock } = office;
  const picture = { ...part.picture, draw: () => paintChart(chart) };
  const render = async () => ({ text: part.says, blocks: [part.block], pictures: [picture] });
  const outbox = office.openOutbox({ render });
  const runId = await insertRunOfAda(db, clock.now());
  await want(db, runId, clock.now());
  return {
    ...office,
    runId,
    outbox,
    open: () => office.openOutbox({ render }),
    seen: () => slack.messagesFor('U0ADA', supportChannel).map(({ blocks }) => blocks[0]?.type),
    /** Time passes, and the outbox looks again. */
    async passes(ms: number) {
      clock.advance(ms);
      await outbox.idle();
    },
    again: () => want(db, runId, clock.now()),
    uploads: () => slack.calls('files.completeUploadExternal').length,
    warnings: () => office.logged.filter((line) => line.includes('Slack takes no picture')),
  };
}

test('a message is posted with its picture, which is uploaded first and once', async () => {
  const { outbox, slack, seen, again, uploads, db } = await withChart();
  await outbox.idle();
  const [message] = slack.messagesFor('U0ADA', supportChannel);
  const { fileId } = (await findPicture(db, key)) ?? {};
  expect(message).toMatchObject({
    text: 'Runs per week. W46: 3. W47: 5.',
    edited: false,
    blocks: [
      {
        type: 'image',
        block_id: 'chart',
        slack_file: { id: fileId },
        alt_text: 'Runs per week. W46: 3. W47: 5.',
      },
    ],
  });
  await again();
  await outbox.idle();
  expect(seen()).toEqual(['image']);
  expect(uploads()).toBe(1);
});

test.each([
  ['the scope is missing', { scopes: ['chat:write'] }, null],
  ['the team lets nobody upload', {}, { error: 'file_uploads_disabled' }],
  ['the file type is not allowed', {}, { error: 'file_type_not_allowed' }],
] as const)(
  'where %s the bars stand, the log says it once, and nobody asks again',
  async (_, options, fault) => {
    const office = await withChart('scopes' in options ? { scopes: [...options.scopes] } : {});
    if (fault) office.slack.faults.next('files.getUploadURLExternal', fault);
    await office.outbox.idle();
    expect(office.seen()).toEqual(['rich_text']);
    await office.again();
    await office.passes(10 * minute);
    expect(office.seen()).toEqual(['rich_text']);
    expect(office.slack.calls('files.getUploadURLExternal')).toHaveLength(1);
    expect(office.warnings()).toHaveLength(1);
  },
);

test.each([
  ['is too busy', 'files.getUploadURLExternal', { ratelimited: 20 }],
  ['fails', 'files.getUploadURLExternal', { status: 503 }],
  ['does not take the bytes', 'upload_url', { status: 500 }],
  ['loses the answer to the last step', 'files.completeUploadExternal', { lostAnswer: true }],
] as const)(
  'while Slack %s the message goes out with bars, and gets its picture later',
  async (_, method, fault) => {
    const { slack, outbox, seen, passes, warnings } = await withChart();
    slack.faults.next(method, fault);
    await outbox.idle();
    expect(seen()).toEqual(['rich_text']);
    await passes(25 * second);
    expect(seen()).toEqual(['image']);
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
    expect(slack.calls('chat.update')).toHaveLength(1);
    expect(warnings()).toEqual([]);
  },
);

test('a message waits for what Retry-After says before it asks again', async () => {
  const { slack, outbox, seen, passes, again } = await withChart();
  slack.faults.next('files.getUploadURLExternal', { ratelimited: 30 });
  await outbox.idle();
  await again();
  await passes(10 * second);
  expect(seen()).toEqual(['rich_text']);
  expect(slack.calls('files.getUploadURLExternal')).toHaveLength(1);
  await passes(25 * second);
  expect(seen()).toEqual(['image']);
});

test('a file that Slack still looks at: bars first, then the picture takes their place', async () => {
  const { slack, outbox, seen, passes, uploads } = await withChart();
  slack.faults.next('slack_file', { error: 'still looked at' }, 2);
  await outbox.idle();
  expect(seen()).toEqual(['rich_text']);
  await passes(2 * second);
  expect(seen()).toEqual(['rich_text']);
  await passes(5 * second);
  expect(seen()).toEqual(['image']);
  expect(uploads()).toBe(1);
});

test('an upload that takes long holds nobody up: it goes on, and is found afterwards', async () => {
  const office = await openOffice();
  const gallery = galleryOf(office);
  const { promise: drawn, resolve: finish } = Promise.withResolvers<Uint8Array>();
  const slow = { ...part.picture, draw: () => drawn };
  expect(await gallery.find(slow, 1)).toEqual({ againAt: expect.any(Date) });
  finish(await paintChart(chart));
  await gallery.ended();
  expect(await gallery.find(slow, 1)).toEqual({ fileId: expect.stringMatching(/^F/) });
});

test('a process that ended between upload and post leaves a file that the next one uses', async () => {
  const office = await withChart();
  const picture = { ...part.picture, draw: () => paintChart(chart) };
  await galleryOf(office).find(picture, 10 * second);
  await office.outbox.idle();
  expect(office.seen()).toEqual(['image']);
  expect(office.uploads()).toBe(1);
});

test('a post with a picture whose answer is lost is found again, not posted twice', async () => {
  const { slack, outbox, seen, passes } = await withChart();
  slack.faults.next('chat.postMessage', { lostAnswer: true });
  await outbox.idle();
  await passes(minute);
  expect(seen()).toEqual(['image']);
  expect(slack.calls('chat.postMessage')).toHaveLength(1);
});

test('two that upload the same picture at once end with one file', async () => {
  const { outbox, open, db, clock, seen, slack } = await withChart();
  const other = await insertRunOfAda(db, clock.now());
  await want(db, other, clock.now());
  const replica = open();
  await Promise.all([outbox.idle(), replica.idle()]);
  await Promise.all([outbox.idle(), replica.idle()]);
  expect(seen()).toEqual(['image', 'image']);
  const files = slack
    .messagesFor('U0ADA', supportChannel)
    .map(({ blocks }) => JSON.stringify(blocks[0]?.slack_file));
  expect(new Set(files).size).toBe(1);
});

test('a picture that an admin deleted is uploaded anew, after the bars stood there for a while', async () => {
  const { slack, outbox, seen, again, passes, uploads, db } = await withChart();
  await outbox.idle();
  slack.arrange.deleteFile((await findPicture(db, key))?.fileId ?? '');
  await again();
  await outbox.idle();
  expect(seen()).toEqual(['rich_text']);
  for (let tries = 0; tries < 6; tries += 1) await passes(minute);
  expect(seen()).toEqual(['image']);
  expect(uploads()).toBe(2);
});

test('Slack that never shows it is asked ten times, and then the bars stay', async () => {
  const { slack, outbox, seen, passes, warnings, db, runId } = await withChart();
  slack.faults.next('slack_file', { error: 'still looked at' }, 99);
  await outbox.idle();
  for (let tries = 0; tries < 12; tries += 1) await passes(10 * minute);
  expect(seen()).toEqual(['rich_text']);
  expect(await findPicture(db, key)).toMatchObject({ state: 'refused', attempts: 10 });
  expect(await findMessage(db, runId, 'root')).toMatchObject({ state: 'shown' });
  expect(warnings()).toHaveLength(1);
});

test('what cannot be drawn is said in bars', async () => {
  const office = await openOffice();
  const broken = { ...part.picture, draw: () => Promise.reject(new Error('no canvas')) };
  const outbox = office.openOutbox({
    render: async () => ({ text: part.says, blocks: [part.block], pictures: [broken] }),
  });
  await want(office.db, await insertRunOfAda(office.db, office.clock.now()), office.clock.now());
  await outbox.idle();
  expect(office.slack.messagesFor('U0ADA', supportChannel)[0]?.blocks[0]?.type).toBe('rich_text');
});
