import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holdChannel } from '../../src/db/channel-paces.ts';
import { openDatabase } from '../../src/db/client.ts';
import type { Database } from '../../src/db/client.ts';
import { claimDueMessages } from '../../src/db/message-claims.ts';
import type { ClaimedMessage } from '../../src/db/message-claims.ts';
import { findMessage, recordDead, recordRetry, recordShown, touchMessages } from '../../src/db/messages.ts';
import { channelPaces, messages } from '../../src/db/schema/messages.ts';
import { later, minute, second } from '../../src/lib/time.ts';
import { insertRunOfAda, supportChannel, want } from '../slack/outbox/support/runs.ts';
import { freshDatabase } from '../support/postgres.ts';

const noon = new Date('2026-11-23T12:00:00Z');
const after = (ms: number) => later(noon, ms);
const ample = { postsPerSecond: 1000, burst: 1000 };

let url: string;
let database: Database;
let db: Database['db'];
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ url, drop } = await freshDatabase());
  database = openDatabase(url);
  db = database.db;
});
afterAll(async () => {
  await database.close();
  await drop();
});
beforeEach(async () => {
  await db.delete(messages);
  await db.delete(channelPaces);
});

const claim = (now: Date, { limit = 8, pace = ample, from = db } = {}) =>
  from
    .transaction((tx) => claimDueMessages(tx, now, { limit, leaseMs: minute, pace }))
    .then(({ claims }) => claims);

async function claimOne(now: Date): Promise<ClaimedMessage> {
  const [only, ...others] = await claim(now);
  if (!only || others.length) throw new Error(`Expected one claim, not ${only ? others.length + 1 : 0}.`);
  return only;
}

async function rowOf(id: string) {
  const [row] = await db.select().from(messages).where(eq(messages.id, id));
  if (!row) throw new Error(`No message ${id}.`);
  return row;
}

const shownAt = (ts: string, channelId = supportChannel) => ({ ts, channelId });

/** A root message that Slack shows since noon. */
async function shownRoot() {
  const runId = await insertRunOfAda(db, noon);
  const id = await want(db, runId, noon);
  await recordShown(db, await claimOne(noon), shownAt('1.1'), noon);
  return { runId, id };
}

describe('what is wanted', () => {
  test('a message wanted three times before it is sent is sent once, with the newest state', async () => {
    const runId = await insertRunOfAda(db, noon);
    const id = await want(db, runId, noon);
    expect(await want(db, runId, noon)).toBe(id);
    await touchMessages(db, runId, noon);
    const only = await claimOne(noon);
    expect(only).toMatchObject({ id, wanted: 3, ts: null, unanswered: false, attempts: 1 });
    await recordShown(db, only, shownAt('1.1'), noon);
    expect(await claim(after(minute))).toEqual([]);
    expect(await findMessage(db, runId, 'root')).toMatchObject({ state: 'shown', shown: 3, ts: '1.1' });
  });

  test('what is touched while it is being sent is due once more after the gap', async () => {
    const runId = await insertRunOfAda(db, noon);
    const id = await want(db, runId, noon);
    const first = await claimOne(noon);
    await touchMessages(db, runId, noon, { gapMs: 3 * second });
    expect(await rowOf(id)).toMatchObject({ state: 'sending', wanted: 2 });
    await recordShown(db, first, shownAt('1.1'), noon);
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', shown: 1 });
    expect(await claim(after(2_999))).toEqual([]);
    expect(await claimOne(after(3_000))).toMatchObject({ id, wanted: 2, ts: '1.1' });
  });

  test('steps are shown at most once per gap, and touching them again does not put that off', async () => {
    const { runId } = await shownRoot();
    await touchMessages(db, runId, after(1_000), { gapMs: 3_000 });
    await touchMessages(db, runId, after(2_900), { gapMs: 3_000 });
    expect(await claim(after(2_999))).toEqual([]);
    expect(await claimOne(after(3_000))).toMatchObject({ wanted: 3 });
  });

  test('what matters now does not wait for a gap that somebody else asked for', async () => {
    const { runId } = await shownRoot();
    await touchMessages(db, runId, after(100), { gapMs: 3_000 });
    await touchMessages(db, runId, after(200));
    expect(await claim(after(200))).toHaveLength(1);
  });

  test('a touch names its kinds and leaves the other messages of the run alone', async () => {
    const { runId } = await shownRoot();
    await touchMessages(db, runId, after(100), { kinds: ['steps'] });
    expect(await claim(after(minute))).toEqual([]);
  });

  test('a touch does not hurry a message that backs off', async () => {
    const { runId } = await shownRoot();
    await touchMessages(db, runId, after(100));
    const taken = await claimOne(after(100));
    await recordRetry(db, taken, { dueAt: after(minute), unanswered: false, code: 'internal_error' });
    await touchMessages(db, runId, after(200));
    expect(await claim(after(minute - 1))).toEqual([]);
    expect(await claimOne(after(minute))).toMatchObject({ wanted: 3, attempts: 2 });
  });
});

describe('what is claimed', () => {
  test('a reply waits until its thread stands, and goes where it stands', async () => {
    const runId = await insertRunOfAda(db, noon);
    const root = await want(db, runId, noon, { channelId: 'U0GRACE' });
    const steps = await want(db, runId, noon, { kind: 'steps', channelId: 'U0GRACE', threadOf: root });
    const posted = await claimOne(noon);
    expect(posted.id).toBe(root);
    await recordShown(db, posted, shownAt('7.7', 'D0GRACE'), noon);
    expect(await claimOne(noon)).toMatchObject({ id: steps, threadTs: '7.7', channelId: 'D0GRACE' });
  });

  test('cards go before everything else', async () => {
    for (let n = 0; n < 5; n++) await want(db, await insertRunOfAda(db, noon), noon);
    const card = await want(db, await insertRunOfAda(db, noon), after(500), { kind: 'card' });
    expect(await claim(after(second), { limit: 1 })).toMatchObject([{ id: card }]);
  });

  test('four writers at once share two hundred messages, and no message has two writers', async () => {
    for (let n = 0; n < 200; n++) await want(db, await insertRunOfAda(db, noon), noon);
    const writers = Array.from({ length: 4 }, () => openDatabase(url, { max: 2 }));
    const taken = await Promise.all(
      writers.map(async ({ db: from }) => {
        const mine: string[] = [];
        for (;;) {
          const more = await claim(noon, { from, limit: 3 });
          if (more.length === 0) return mine;
          mine.push(...more.map(({ id }) => id));
        }
      }),
    );
    await Promise.all(writers.map(({ close }) => close()));
    expect(taken.flat()).toHaveLength(200);
    expect(new Set(taken.flat()).size).toBe(200);
    expect(taken.filter((mine) => mine.length > 0).length).toBeGreaterThan(1);
  });

  test('when a writer dies, another takes over once the lease has run out, and knows that a post may be there', async () => {
    const runId = await insertRunOfAda(db, noon);
    const id = await want(db, runId, noon);
    await claimOne(noon);
    expect(await claim(after(minute - 1))).toEqual([]);
    expect(await claimOne(after(minute))).toMatchObject({ id, unanswered: true, attempts: 2 });
  });

  test('when a writer dies over an update, nothing has to be looked for', async () => {
    const { runId } = await shownRoot();
    await touchMessages(db, runId, noon);
    await claimOne(noon);
    expect(await claimOne(after(minute))).toMatchObject({ unanswered: false, ts: '1.1' });
  });
});

describe('a writer that lost its lease', () => {
  test('changes nothing', async () => {
    const id = await want(db, await insertRunOfAda(db, noon), noon);
    const lost = await claimOne(noon);
    await claimOne(after(minute));
    const before = await rowOf(id);
    expect(await recordShown(db, lost, shownAt('9.9'), noon)).toBe('lost');
    expect(await recordRetry(db, lost, { dueAt: noon, unanswered: false, code: 'x' })).toBe(false);
    expect(await recordDead(db, lost, 'x')).toEqual([]);
    expect(await rowOf(id)).toEqual(before);
  });

  test('changes nothing even when the message was shown and claimed anew since, with as many attempts', async () => {
    const runId = await insertRunOfAda(db, noon);
    const id = await want(db, runId, noon);
    const lost = await claimOne(noon);
    await recordShown(db, await claimOne(after(minute)), shownAt('2.2'), after(minute));
    await touchMessages(db, runId, after(minute));
    expect(await claimOne(after(minute))).toMatchObject({ attempts: lost.attempts });
    expect(await recordShown(db, lost, shownAt('9.9'), after(minute))).toBe('lost');
    expect(await rowOf(id)).toMatchObject({ ts: '2.2', state: 'sending' });
  });
});

describe('the pace of a channel', () => {
  const slack = { postsPerSecond: 1, burst: 3 };

  test('takes a burst, then one post a second, for two writers at once', async () => {
    for (let n = 0; n < 8; n++) await want(db, await insertRunOfAda(db, noon), noon);
    const other = openDatabase(url);
    const bothAt = async (now: Date) => {
      const taken = await Promise.all([
        claim(now, { pace: slack }),
        claim(now, { pace: slack, from: other.db }),
      ]);
      return taken.flat().length;
    };
    const posts: number[] = [];
    for (const ms of [0, 0, 999, 1_000, 1_000, 2_000, 3_000]) posts.push(await bothAt(after(ms)));
    await other.close();
    expect(posts).toEqual([3, 0, 0, 1, 0, 1, 1]);
  });

  test('gives what it holds back the next free moments, one by one', async () => {
    for (let n = 0; n < 5; n++) await want(db, await insertRunOfAda(db, noon), noon);
    await claim(noon, { pace: slack });
    const waiting = await db.select().from(messages).where(eq(messages.state, 'waiting'));
    const due = waiting.map(({ dueAt }) => dueAt.getTime() - noon.getTime());
    expect(due.toSorted((a, b) => a - b)).toEqual([1_000, 2_000]);
  });

  test('does not slow down updates, nor posts to another channel', async () => {
    const { runId } = await shownRoot();
    for (let n = 0; n < 4; n++) await want(db, await insertRunOfAda(db, noon), noon);
    await claim(noon, { pace: slack });
    await touchMessages(db, runId, noon);
    const elsewhere = await want(db, await insertRunOfAda(db, noon), noon, { channelId: 'C0OTHER' });
    const taken = await claim(noon, { pace: slack });
    expect(taken.map(({ id }) => id)).toHaveLength(2);
    expect(taken).toMatchObject(expect.arrayContaining([expect.objectContaining({ id: elsewhere })]));
    expect(taken.find(({ ts }) => ts !== null)).toMatchObject({ runId });
  });

  test('rests as long as Slack asked, and starts without a burst', async () => {
    await holdChannel(db, supportChannel, after(30 * second));
    await holdChannel(db, supportChannel, after(5 * second));
    for (let n = 0; n < 3; n++) await want(db, await insertRunOfAda(db, noon), noon);
    expect(await claim(after(29_999), { pace: slack })).toEqual([]);
    expect(await claim(after(30_000), { pace: slack })).toHaveLength(1);
    expect(await claim(after(30_000), { pace: slack })).toHaveLength(0);
  });
});

describe('a message that Slack will never take', () => {
  test('is dead with its thread, and nothing brings it back', async () => {
    const { runId, id } = await shownRoot();
    const steps = await want(db, runId, noon, { kind: 'steps', threadOf: id });
    await touchMessages(db, runId, noon, { kinds: ['root'] });
    const [root] = (await claim(noon)).filter((each) => each.id === id);
    if (!root) throw new Error('The root was not claimed.');
    expect((await recordDead(db, root, 'is_archived')).map((message) => message.id)).toEqual([id, steps]);
    await touchMessages(db, runId, after(minute));
    await want(db, runId, after(minute));
    expect(await rowOf(id)).toMatchObject({ state: 'dead', code: 'is_archived' });
    expect(await rowOf(steps)).toMatchObject({ state: 'dead', code: 'is_archived' });
    const card = await want(db, runId, after(minute), { kind: 'card', threadOf: id });
    expect(await rowOf(card)).toMatchObject({ state: 'dead' });
    expect(await claim(after(5 * minute))).toEqual([]);
  });
});
