import { describe, expect, test } from 'vitest';
import { second } from '../../../src/lib/time.ts';
import { openOffice, said } from './support/office.ts';
import { insertRunOfAda, want } from './support/runs.ts';
import { seen, wantRoot, touch, rootOf } from './support/roots.ts';

describe('showing messages', () => {
  test('a wanted message appears, and is changed in place when the run moves on', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    await touch(office, runId);
    await touch(office, runId);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 3']);
    expect(office.slack.calls('chat.postMessage')).toMatchObject([
      {
        arguments: {
          metadata: expect.anything(),
          unfurl_links: 'false',
          unfurl_media: 'false',
          parse: 'none',
        },
      },
    ]);
    expect(office.slack.calls('chat.update')).toHaveLength(1);
    expect(await rootOf(office, runId)).toMatchObject({ state: 'shown', shown: 3, attempts: 0 });
  });

  test('a wake is enough: nobody waits for the next look', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    await outbox.idle();
    await wantRoot(office);
    outbox.wake();
    expect(await office.slack.until(() => seen(office)[0])).toBe('root 1');
  });

  test('what happens while a message is on its way is shown right after it', async () => {
    const office = await openOffice();
    const runId = await wantRoot(office);
    let first = true;
    const outbox = office.openOutbox({
      render: async ({ wanted }) => {
        if (first) await touch(office, runId);
        first = false;
        return said(`state ${wanted}`);
      },
    });
    await outbox.idle();
    expect(seen(office)).toEqual(['state 2']);
    expect(office.slack.calls('chat.update')).toHaveLength(1);
  });

  test('the thread follows its first message', async () => {
    const office = await openOffice();
    const runId = await wantRoot(office);
    const { id } = await rootOf(office, runId);
    await want(office.db, runId, office.clock.now(), { kind: 'steps', threadOf: id });
    await office.openOutbox().idle();
    const { ts } = await rootOf(office, runId);
    expect(seen(office)).toEqual(['root 1']);
    expect(seen(office, ts ?? 'none')).toEqual(['root 1', 'steps 1']);
  });

  test('a direct message is sent to the person, and changed where it was opened', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await insertRunOfAda(office.db, office.clock.now());
    await want(office.db, runId, office.clock.now(), { channelId: 'U0GRACE' });
    await outbox.idle();
    const { channelId } = await rootOf(office, runId);
    expect(channelId).toMatch(/^D/);
    await touch(office, runId);
    await outbox.idle();
    expect(seen(office, undefined, channelId, 'U0GRACE')).toEqual(['root 2']);
  });

  test('a message with nothing to show is put by until the run moves on', async () => {
    const office = await openOffice();
    let nothing = true;
    const outbox = office.openOutbox({ render: async () => (nothing ? null : said('something')) });
    const runId = await wantRoot(office);
    await outbox.idle();
    expect(await rootOf(office, runId)).toMatchObject({ state: 'shown', ts: null });
    nothing = false;
    await touch(office, runId);
    await outbox.idle();
    expect(seen(office)).toEqual(['something']);
  });

  test('what only changes a message is not posted where none stands', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox({ render: async () => ({ ...said('quiet'), onlyChanges: true }) });
    const runId = await wantRoot(office);
    await outbox.idle();
    expect(seen(office)).toEqual([]);
    expect(await rootOf(office, runId)).toMatchObject({ state: 'shown', ts: null });
  });

  test('two processes show forty messages once each', async () => {
    const office = await openOffice();
    for (let n = 0; n < 40; n++) await wantRoot(office);
    const outboxes = [office.openOutbox(), office.openOutbox()];
    await Promise.all(outboxes.map((outbox) => outbox.idle()));
    expect(seen(office)).toHaveLength(40);
    expect(office.slack.calls('chat.postMessage')).toHaveLength(40);
  });

  test('two processes together keep the pace of one channel, so that Slack never has to say stop', async () => {
    const office = await openOffice({ pace: 1 });
    for (let n = 0; n < 7; n++) await wantRoot(office);
    const pace = { postsPerSecond: 1, burst: 4 };
    office.openOutbox({ pace, pollMs: 20 });
    office.openOutbox({ pace, pollMs: 20 });
    await office.slack.until(() => seen(office)[6], { withinMs: 20_000 });
    expect(office.slack.calls('chat.postMessage').map(({ status }) => status)).toEqual(Array(7).fill(200));
  });
});

describe('our own troubles', () => {
  test('a message that cannot be drawn holds up no other, and is drawn again later', async () => {
    const office = await openOffice();
    const bad = await wantRoot(office);
    await wantRoot(office);
    let broken = true;
    const outbox = office.openOutbox({
      render: async ({ runId }) => {
        if (broken && runId === bad) throw new Error('a bug');
        return said(runId === bad ? 'mended' : 'well');
      },
    });
    await outbox.idle();
    expect(seen(office)).toEqual(['well']);
    broken = false;
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['well', 'mended']);
  });

  test('a drain lets the sending end and takes nothing new', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { delayMs: 300 });
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    outbox.wake();
    await office.slack.until(() => seen(office)[0]);
    const drained = outbox.drain(5_000);
    await wantRoot(office);
    outbox.wake();
    expect(await drained).toBe(true);
    expect(await rootOf(office, runId)).toMatchObject({ state: 'shown' });
    expect(seen(office)).toEqual(['root 1']);
  });

  test('a drain does not wait longer than it may', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { delayMs: 2_000 });
    const outbox = office.openOutbox();
    await wantRoot(office);
    outbox.wake();
    await office.slack.until(() => seen(office)[0]);
    expect(await outbox.drain(50)).toBe(false);
  });

  test('a lease shorter than a call to Slack is refused at the start', async () => {
    const office = await openOffice();
    expect(() => office.openOutbox({ leaseMs: 10_000 })).toThrow('leaseMs is 10000');
  });
});
