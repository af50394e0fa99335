import { describe, expect, test } from 'vitest';
import { listIncidents } from '../../../src/db/incidents.ts';
import { findMessage, touchMessages } from '../../../src/db/messages.ts';
import { claimMessages } from '../../../src/engine/messages/claim-messages.ts';
import { minute, second } from '../../../src/lib/time.ts';
import { openOffice, said } from './support/office.ts';
import type { Office } from './support/office.ts';
import { insertRunOfAda, supportChannel, want } from './support/runs.ts';

const seen = ({ slack }: Office, threadTs?: string, channel = supportChannel, user = 'U0ADA') =>
  slack.messagesFor(user, channel, threadTs).map(({ text }) => text);

async function wantRoot(office: Office) {
  const runId = await insertRunOfAda(office.db, office.clock.now());
  await want(office.db, runId, office.clock.now());
  return runId;
}

const touch = ({ db, clock }: Office, runId: string) => touchMessages(db, runId, clock.now());

async function rootOf({ db }: Office, runId: string) {
  const root = await findMessage(db, runId, 'root');
  if (!root) throw new Error(`Run ${runId} has no root message.`);
  return root;
}

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

describe('when Slack says slow down', () => {
  test('the whole channel rests as long as it asks, other channels do not', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { ratelimited: 30 });
    const outbox = office.openOutbox();
    await wantRoot(office);
    await outbox.idle();
    for (let n = 0; n < 9; n++) await wantRoot(office);
    const elsewhere = await insertRunOfAda(office.db, office.clock.now());
    await want(office.db, elsewhere, office.clock.now(), { channelId: 'C0OTHER' });
    await outbox.idle();
    expect(seen(office)).toEqual([]);
    expect(seen(office, undefined, 'C0OTHER')).toEqual(['root 1']);
    for (const wait of [30 * second, second]) {
      office.clock.advance(wait);
      await outbox.idle();
    }
    expect(seen(office)).toHaveLength(10);
  });

  test('an update waits alone', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    office.slack.faults.next('chat.update', { ratelimited: 30 });
    await touch(office, runId);
    await outbox.idle();
    await wantRoot(office);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1', 'root 1']);
    office.clock.advance(31 * second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 2', 'root 1']);
  });
});

describe('when the answer to a post is lost', () => {
  test('it is found by its key and changed to the newest state, not posted again', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    expect(await rootOf(office, runId)).toMatchObject({ unanswered: true, ts: null });
    await touch(office, runId);
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 2']);
    expect(await rootOf(office, runId)).toMatchObject({ state: 'shown', unanswered: false });
  });

  test('a reply is found in its thread', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    const { id, ts } = await rootOf(office, runId);
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    await want(office.db, runId, office.clock.now(), { kind: 'card', threadOf: id });
    await outbox.idle();
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office, ts ?? 'none')).toEqual(['root 1', 'card 1']);
  });

  test('it is posted again when Slack does not list it', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { status: 503 });
    const outbox = office.openOutbox();
    await wantRoot(office);
    await outbox.idle();
    expect(seen(office)).toEqual([]);
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1']);
    expect(office.slack.calls('conversations.history')).toHaveLength(1);
  });

  test('what only changes a message takes the place of the post that got no answer', async () => {
    const office = await openOffice();
    const drawn = { ...said('a call'), onlyChanges: false };
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    const outbox = office.openOutbox({ render: async () => drawn });
    await wantRoot(office);
    await outbox.idle();
    Object.assign(drawn, { ...said('quiet'), onlyChanges: true });
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['quiet']);
  });

  test('and is not posted when that post never came', async () => {
    const office = await openOffice();
    const drawn = { ...said('a call'), onlyChanges: false };
    office.slack.faults.next('chat.postMessage', { status: 503 });
    const outbox = office.openOutbox({ render: async () => drawn });
    await wantRoot(office);
    await outbox.idle();
    Object.assign(drawn, { ...said('quiet'), onlyChanges: true });
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual([]);
    expect(office.slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test('a card stands there twice rather than never, when the app may not look', async () => {
    const office = await openOffice({ scopes: ['chat:write'] });
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    const outbox = office.openOutbox();
    await wantRoot(office);
    await outbox.idle();
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1', 'root 1']);
  });

  test('a look-up that Slack puts off is repeated before anything is posted', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    office.slack.faults.next('conversations.history', { ratelimited: 30 });
    const outbox = office.openOutbox();
    await wantRoot(office);
    await outbox.idle();
    office.clock.advance(second);
    await outbox.idle();
    office.clock.advance(31 * second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1']);
    expect(office.slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test('a message whose writer died is taken over after the lease', async () => {
    const office = await openOffice();
    await wantRoot(office);
    const pace = { postsPerSecond: 1, burst: 5 };
    await claimMessages(office.ctx, { limit: 8, leaseMs: minute, pace });
    const outbox = office.openOutbox();
    await outbox.idle();
    expect(seen(office)).toEqual([]);
    office.clock.advance(minute);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1']);
    expect(office.slack.calls('conversations.history')).toHaveLength(1);
  });

  test('a writer too slow for its lease leaves the message to the next one', async () => {
    const office = await openOffice();
    let slow = true;
    const outbox = office.openOutbox({
      render: async () => {
        if (slow) office.clock.advance(55 * second);
        slow = false;
        return said('once');
      },
    });
    const runId = await wantRoot(office);
    await outbox.idle();
    expect(await rootOf(office, runId)).toMatchObject({ state: 'waiting', code: 'lease_too_short' });
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['once']);
  });
});

describe('when Slack refuses', () => {
  test('for good, the message and its thread are given up and the owner has one incident', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    const { id } = await rootOf(office, runId);
    office.slack.arrange.archive(supportChannel);
    await want(office.db, runId, office.clock.now(), { kind: 'steps', threadOf: id });
    await want(office.db, runId, office.clock.now(), { kind: 'card', threadOf: id });
    await touch(office, runId);
    await outbox.idle();
    expect(await rootOf(office, runId)).toMatchObject({ state: 'dead', code: 'is_archived' });
    expect(await findMessage(office.db, runId, 'card')).toMatchObject({ state: 'dead' });
    expect(await listIncidents(office.db, runId)).toMatchObject([
      { cause: 'delivery', code: 'is_archived', ownerTeam: 'support-leads' },
    ]);
    const [incident] = await listIncidents(office.db, runId);
    expect(await office.takeJobs()).toEqual([{ name: 'incident', id: incident?.id, due: null }]);
  });

  test('the content, a plain line names the run and where to see it, and the log says why without the texts', async () => {
    const office = await openOffice();
    const secret = 'Mallory lives at 12 Elm Street';
    const { text, blocks } = said(secret.repeat(200));
    const twice = [...blocks, ...blocks].map((block) => ({ ...block, block_id: secret }));
    const outbox = office.openOutbox({ render: async () => ({ text, blocks: twice }) });
    const runId = await wantRoot(office);
    await outbox.idle();
    expect(seen(office)).toEqual([expect.stringContaining(`/leenops show ${runId}`)]);
    expect(await rootOf(office, runId)).toMatchObject({ state: 'shown' });
    const complaint = office.logged.find((line) => line.includes('invalid_blocks')) ?? '';
    expect(JSON.parse(complaint)).toMatchObject({
      level: 50,
      runId,
      problems: expect.arrayContaining([
        expect.stringContaining('at most 3000'),
        expect.stringContaining('is used twice'),
      ]),
    });
    expect(office.logged.join('')).not.toContain('Mallory');
  });

  test('the content of an update, the old blocks do not stay behind', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox({
      render: async ({ wanted }) => said(wanted === 1 ? 'old' : 'x'.repeat(3_001)),
    });
    const runId = await wantRoot(office);
    await outbox.idle();
    await touch(office, runId);
    await outbox.idle();
    expect(office.slack.messagesFor('U0ADA', supportChannel)).toMatchObject([
      { text: expect.stringContaining(runId), blocks: [] },
    ]);
  });

  test('an update because somebody deleted the message, it is posted anew and changed there from then on', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    office.slack.faults.next('chat.update', { error: 'message_not_found' });
    await touch(office, runId);
    await outbox.idle();
    await touch(office, runId);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1', 'root 3']);
  });

  test('the thread because its first message is gone, the card stands in the channel', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    const { id } = await rootOf(office, runId);
    office.slack.faults.next('chat.postMessage', { error: 'thread_not_found' });
    await want(office.db, runId, office.clock.now(), { kind: 'card', threadOf: id });
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1', 'card 1']);
  });

  test('the thread and then the content, the plain line still reaches the channel', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox({
      render: async ({ kind }) => said(kind === 'card' ? 'x'.repeat(3_001) : 'root'),
    });
    const runId = await wantRoot(office);
    await outbox.idle();
    const { id } = await rootOf(office, runId);
    office.slack.faults.next('chat.postMessage', { error: 'thread_not_found' });
    await want(office.db, runId, office.clock.now(), { kind: 'card', threadOf: id });
    await outbox.idle();
    expect(seen(office)).toEqual(['root', expect.stringContaining(runId)]);
  });

  test('again and again for the moment, the message is tried until it is shown', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { error: 'service_unavailable' }, 12);
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    for (let attempt = 0; attempt < 12; attempt++) {
      await outbox.idle();
      expect(await rootOf(office, runId)).toMatchObject({ state: 'waiting', code: 'service_unavailable' });
      office.clock.advance(5 * minute);
    }
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1']);
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
