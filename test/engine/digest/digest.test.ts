import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { findDigest } from '../../../src/db/digests.ts';
import { workspaceChain } from '../../../src/db/events.ts';
import { messages } from '../../../src/db/schema/messages.ts';
import type { ClaimedMessage } from '../../../src/db/message-claims.ts';
import { chooseDigestChannel } from '../../../src/engine/digest/choose-channel.ts';
import type { DigestOf } from '../../../src/engine/digest/digest-of.ts';
import { beginDigest, keepDigest } from '../../../src/engine/digest/keep-digest.ts';
import { postAskedDigest } from '../../../src/engine/digest/post-asked.ts';
import { countDigest } from '../../../src/engine/digest/count-digest.ts';
import { seeDigest } from '../../../src/engine/digest/see-digest.ts';
import { claimMessages } from '../../../src/engine/messages/claim-messages.ts';
import { promotable } from '../../../src/engine/modes/promotable.ts';
import { messageUndeliverable } from '../../../src/engine/messages/message-undeliverable.ts';
import { digestFor } from '../../../src/reports/digest/digest-for.ts';
import { day, hour, minute } from '../../../src/lib/time.ts';
import { grace, oscar, priya } from '../../support/cast.ts';
import { noon, openEngine } from '../support/engine.ts';
import type { Engine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';

const leaders = 'C0LEADERS';
const elsewhere = 'C0ELSEWHERE';
/** The engine's clock begins on Monday 2026-11-23 at 13:00 in Berlin; this is the Monday after, at nine there. */
const nextMonday = new Date('2026-11-30T08:00:00Z');
const untilMonday = nextMonday.getTime() - noon.getTime();

/** The engine with a managers' channel, begun on Monday noon. */
async function openDigests({
  channel = leaders,
  racing = false,
}: { channel?: string | null; racing?: boolean } = {}) {
  const engine = await openEngine({ racing });
  engine.ctx.digestChannel = channel;
  const { ctx } = engine;
  const digestOf: DigestOf = (week, workflowIds) =>
    digestFor(
      {
        ...ctx,
        model: { label: 'Scripted', kind: 'demo' },
        promotable: (workflow) => promotable(ctx, workflow),
      },
      { week, timeZone: ctx.timeZone, ...(workflowIds ? { workflowIds } : {}) },
    );
  await beginDigest(ctx);
  return {
    ...engine,
    digestOf,
    look: () => keepDigest(ctx, digestOf),
    sees: async (person: string, week?: string) =>
      countDigest(ctx, digestOf, await seeDigest(ctx, { week, person, surface: 'command' })),
    posts: (person: string, week: string) =>
      postAskedDigest(ctx, digestOf, { week, person, surface: 'message' }),
    chooses: (person: string, channelId: string | null) =>
      chooseDigestChannel(ctx, { channelId, person, surface: 'command' }),
  };
}

async function wanted({ db }: Pick<Engine, 'db'>): Promise<[about: string, channel: string][]> {
  const rows = await db
    .select()
    .from(messages)
    .where(sql`kind = 'digest'`)
    .orderBy(messages.dueAt, messages.aboutId);
  return rows.map(({ aboutId, channelId }) => [aboutId, channelId]);
}

const digestEvents = async (engine: Engine | Awaited<ReturnType<typeof openDigests>>) =>
  (await engine.events(workspaceChain)).filter((type) => type.startsWith('digest.'));

/** The outbox takes what is due of a kind, and Slack says that it never will. */
async function slackRefuses(
  engine: Awaited<ReturnType<typeof openDigests>>,
  code: string,
): Promise<ClaimedMessage> {
  const { claims } = await claimMessages(engine.ctx, {
    limit: 10,
    leaseMs: minute,
    pace: { postsPerSecond: 1_000, burst: 1_000 },
  });
  const root = claims.find(({ kind, aboutId }) => kind === 'digest' && !aboutId.includes(':'));
  if (!root) throw new Error('No digest was claimed.');
  await messageUndeliverable(engine.ctx, root, code);
  return root;
}

describe('Monday at nine', () => {
  test('three replicas look at once, and one digest is posted, with its thread', async () => {
    const engine = await openDigests({ racing: true });
    await engine.propose();
    engine.pass(untilMonday);
    await Promise.all([engine.look(), engine.look(), engine.look()]);
    await engine.look();
    expect(await wanted(engine)).toEqual([
      ['2026-W48', leaders],
      ['2026-W48:refunds', leaders],
    ]);
    expect(await digestEvents(engine)).toEqual(['digest.posted']);
    expect(await findDigest(engine.db, '2026-W48')).toMatchObject({ postedBy: null, channelId: leaders });
  });

  test('a minute before, nothing is posted', async () => {
    const engine = await openDigests();
    engine.pass(untilMonday - minute);
    await engine.look();
    expect(await wanted(engine)).toEqual([]);
    engine.pass(minute);
    await engine.look();
    expect(await wanted(engine)).toEqual([['2026-W48', leaders]]);
  });

  test('nobody was there for two weeks: the latest week is made up for, and only that', async () => {
    const engine = await openDigests();
    engine.pass(untilMonday + 7 * day + 50 * hour);
    await engine.look();
    expect(await wanted(engine)).toEqual([['2026-W49', leaders]]);
  });

  test('what was over before LeenOps was there is no news', async () => {
    const engine = await openDigests();
    await engine.look();
    expect(await wanted(engine)).toEqual([]);
  });

  test('what it said stays, whatever is counted later', async () => {
    const engine = await openDigests();
    await engine.propose();
    engine.pass(untilMonday);
    await engine.look();
    const { report: said } = await engine.sees(priya, '2026-W48');
    expect(said).toMatchObject({ step: { rule: 'blocked_long', evidence: { count: 1 } } });
    engine.pass(9 * day);
    const { report, posted } = await engine.sees(priya, '2026-W48');
    expect(report).toEqual(said);
    expect(posted).toMatchObject({ channelId: leaders, at: nextMonday, isLost: false });
    expect(await engine.digestOf('2026-W48')).toMatchObject({ week: '2026-W48', step: null });
  });

  test('without a channel none is posted', async () => {
    const engine = await openDigests({ channel: null });
    engine.pass(untilMonday);
    await engine.look();
    expect(await wanted(engine)).toEqual([]);
    expect(await engine.sees(priya)).toMatchObject({ channelId: null, mayPost: false, posted: null });
  });
});

describe('where it goes', () => {
  test('Priya, an admin, chooses another channel; from the next Monday on it is there', async () => {
    const engine = await openDigests();
    expect(await engine.chooses(priya, elsewhere)).toEqual({ nextAt: nextMonday });
    engine.pass(untilMonday);
    await engine.look();
    expect(await wanted(engine)).toEqual([['2026-W48', elsewhere]]);
    expect(await digestEvents(engine)).toEqual(['digest.channel_chosen', 'digest.posted']);
  });

  test('she switches it off, and on again', async () => {
    const engine = await openDigests();
    await engine.chooses(priya, null);
    engine.pass(untilMonday);
    await engine.look();
    expect(await wanted(engine)).toEqual([]);
    await engine.chooses(priya, leaders);
    await engine.look();
    expect(await wanted(engine)).toEqual([]);
    engine.pass(7 * day);
    await engine.look();
    expect(await wanted(engine)).toEqual([['2026-W49', leaders]]);
  });

  test('nobody else may, and a channel that takes no posts is refused', async () => {
    const engine = await openDigests();
    expect((await refusalOf(engine.chooses(grace, elsewhere))).reason).toBe('not_an_admin');
    engine.rooms.set(elsewhere, 'not_invited');
    expect((await refusalOf(engine.chooses(priya, elsewhere))).detail['digest']).toContain('/invite');
    expect((await refusalOf(engine.chooses(priya, 'D0PRIYA'))).detail['digest']).toContain('no channel');
    expect(await engine.sees(priya)).toMatchObject({ channelId: leaders });
    expect(await digestEvents(engine)).toEqual([]);
  });
});

describe('the channel takes nothing', () => {
  test('the admins hear of it, and the button posts it where it goes now', async () => {
    const engine = await openDigests();
    await engine.propose();
    engine.pass(untilMonday);
    await engine.look();
    await slackRefuses(engine, 'is_archived');
    expect(await wanted(engine)).toContainEqual([`2026-W48:!:${priya}`, priya]);
    expect(await digestEvents(engine)).toEqual(['digest.posted', 'digest.undeliverable']);

    await engine.chooses(priya, elsewhere);
    expect(await engine.sees(priya)).toMatchObject({ posted: { isLost: true }, mayPost: true });
    const twice = await Promise.all([engine.posts(priya, '2026-W48'), engine.posts(priya, '2026-W48')]);
    expect(twice.filter(({ already }) => already)).toHaveLength(1);
    expect((await wanted(engine)).filter(([, channel]) => channel === elsewhere)).toHaveLength(2);
    expect(await engine.sees(priya)).toMatchObject({ posted: { channelId: elsewhere, isLost: false } });
  });
});

describe('who sees it', () => {
  test('Priya has last week posted, which the clock did not; twice is once', async () => {
    const engine = await openDigests();
    expect(await engine.sees(priya)).toMatchObject({ report: { week: '2026-W47' }, mayPost: true });
    expect(await engine.posts(priya, '2026-W47')).toEqual({ channelId: leaders, already: false });
    expect(await engine.posts(priya, '2026-W47')).toEqual({ channelId: leaders, already: true });
    expect(await wanted(engine)).toEqual([['2026-W47', leaders]]);
    expect(await findDigest(engine.db, '2026-W47')).toMatchObject({ postedBy: priya });
  });

  test('Grace, who reviews, sees it and posts nothing; Oscar, the outsider, sees no number', async () => {
    const engine = await openDigests();
    expect(await engine.sees(grace)).toMatchObject({ mayPost: false, report: { isWhole: true } });
    expect((await refusalOf(engine.posts(grace, '2026-W47'))).reason).toBe('not_an_admin');
    expect(await refusalOf(engine.sees(oscar))).toEqual({
      reason: 'may_not_measure',
      detail: { admins: priya },
    });
    expect(await engine.events(workspaceChain)).toContain('refused');
  });

  test('who has a part in one workflow of two sees that one alone, not what was posted', async () => {
    const engine = await openDigests();
    const [refunds] = engine.ctx.workflows;
    if (!refunds) throw new Error('There is no workflow.');
    engine.pass(untilMonday);
    await engine.look();
    engine.ctx.workflows = [refunds, { ...refunds, id: 'payouts', roles: { see: ['payers'] } }];
    const seen = await engine.sees(grace, '2026-W48');
    expect(seen).toMatchObject({ posted: null, mayPost: false, report: { isWhole: false } });
    expect(seen.report.workflows.map(({ id }) => id)).toEqual(['refunds']);
  });

  test.each([
    ['a week that is none', '2026-W54', 'is no week'],
    ['a word', 'yesterday', 'is no week'],
    ['a week to come', '2026-W49', 'has not begun'],
  ])('%s is refused with what to write', async (_, week, says) => {
    const engine = await openDigests();
    const { reason, detail } = await refusalOf(engine.sees(priya, week));
    expect(reason).toBe('bad_input');
    expect(detail['digest']).toContain(says);
  });

  test('the week that runs is shown so far, without a next step, and is not posted', async () => {
    const engine = await openDigests();
    const seen = await engine.sees(priya, '2026-w48');
    expect(seen).toMatchObject({ mayPost: false, report: { isOver: false, step: null } });
    expect((await refusalOf(engine.posts(priya, '2026-W48'))).detail['digest']).toContain('is over');
  });
});
