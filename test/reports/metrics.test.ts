import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { contents, runs, steps } from '../../src/db/schema/runs.ts';
import { decisions, escalations, proposals, reviews } from '../../src/db/schema/reviews.ts';
import { incidents } from '../../src/db/schema/actions.ts';
import { countedDays } from '../../src/db/schema/metrics.ts';
import { reversals } from '../../src/db/schema/reversals.ts';
import { periodOf } from '../../src/domain/week.ts';
import { day, hour, later, minute } from '../../src/lib/time.ts';
import { countDays } from '../../src/engine/metrics/count-days.ts';
import { metricsFor } from '../../src/reports/metrics.ts';
import { trendFor } from '../../src/reports/trend.ts';
import { freshDatabase } from '../support/postgres.ts';

const period = periodOf('2026-W47', 'UTC');
const at = (hours: number) => later(period.from, hours * hour);

async function openBooks() {
  const { url, drop } = await freshDatabase();
  const { db, close } = openDatabase(url);
  onTestFinished(async () => {
    await close();
    await drop();
  });
  const run = (id: string, more: Partial<typeof runs.$inferInsert>) =>
    db.insert(runs).values({
      id,
      workflowId: 'triage',
      workflowVersion: 'v1',
      mode: 'live',
      status: 'completed',
      trigger: 'command',
      intakeKey: id,
      subjectKey: id,
      subjectLabel: id,
      intakeId: 'txt_1',
      channelId: 'C0',
      receivedAt: at(1),
      movedAt: at(1),
      ...more,
    });
  const call = (runId: string, costMicroUsd: number | null) =>
    db.insert(steps).values({
      id: `${runId}:${costMicroUsd}`,
      runId,
      attempt: 1,
      kind: 'model_call',
      name: 'model',
      status: 'done',
      startedAt: at(1),
      costMicroUsd,
    });
  const review = async (id: string, runId: string, more: Partial<typeof reviews.$inferInsert>) => {
    const proposalId = `prp_${id}`;
    const routing = { route: { to: 'review' as const, level: 1, quorum: 1 }, rule: 'r', sentence: 's' };
    await db.insert(contents).values({ id: `txt_${id}`, runId, body: {}, hash: 'h', writtenAt: at(1) });
    await db.insert(proposals).values({
      id: proposalId,
      runId,
      version: Number(id),
      authorKind: 'agent',
      authorId: 'a',
      bodyId: `txt_${id}`,
      digest: 'd',
      workflowVersion: 'v1',
      routing: { ...routing, alsoMatched: [] },
      createdAt: at(1),
    });
    await db.insert(reviews).values({
      id,
      runId,
      proposalId,
      level: 1,
      teamId: 't',
      quorum: 1,
      openedAt: at(2),
      dueAt: at(10),
      ...more,
    });
    return proposalId;
  };
  return { db, run, call, review };
}

test('what ended in the week is counted, what ended a moment later is not, and what still waits is looked at as of its end', async () => {
  const { db, run, call, review } = await openBooks();
  await run('run_1', { finishedAt: later(at(1), 10 * minute) });
  await call('run_1', 100);
  await call('run_1', 50);
  await run('run_2', { finishedAt: at(3), status: 'rejected' });
  await call('run_2', 90);
  await run('run_3', { finishedAt: period.to });
  await run('run_4', { finishedAt: at(4), workflowId: 'bills' });
  await call('run_4', null);
  await run('run_5', { status: 'awaiting_review', workflowId: 'bills' });

  await review('1', 'run_1', { resolution: 'approved', resolvedAt: at(3) });
  const proposalId = await review('2', 'run_2', { resolution: 'rejected', resolvedAt: at(3) });
  await review('3', 'run_5', { openedAt: at(100), dueAt: at(101) });
  await review('4', 'run_3', {
    openedAt: at(160),
    dueAt: at(200),
    resolution: 'approved',
    resolvedAt: later(period.to, hour),
  });
  const decision = { runId: 'run_2', proposalId, deciderKind: 'person', surface: 'message' } as const;
  await db.insert(decisions).values({
    ...decision,
    id: 'dec_1',
    reviewId: '2',
    kind: 'reject',
    deciderId: 'U0GRACE',
    reasonCode: 'wrong_amount',
    decidedAt: at(3),
  });
  await db.insert(escalations).values({
    id: 'esc_1',
    runId: 'run_5',
    toReviewId: '3',
    category: 'overdue',
    askedByKind: 'clock',
    askedById: 'clock',
    escalatedAt: at(100),
  });
  const incident = { workflowId: 'bills', cause: 'model', code: 'busy', severity: 'medium' } as const;
  for (const [id, openedAt] of [
    ['inc_1', later(period.from, -day)],
    ['inc_2', at(1)],
    ['inc_3', at(2)],
  ] as const)
    await db.insert(incidents).values({
      ...incident,
      id,
      openedAt,
      fingerprint: 'bills:model:busy',
      status: 'opened',
      ownerTeam: 't',
    });

  const longAfter = () => later(period.to, 30 * day);
  const { total, workflows } = await metricsFor({ db, now: longAfter }, { period });
  expect(total).toMatchObject({
    finished: 3,
    completed: { of: 2, outOf: 3 },
    cycleTime: { count: 3, p50: 2 * hour, p90: 3 * hour },
    cost: { microUsd: null, unpriced: { of: 1, outOf: 3 } },
    approved: { of: 1, outOf: 2 },
    rejections: { count: 1, reasons: [{ code: 'wrong_amount', count: 1 }] },
    escalations: { count: 1, by: [{ code: 'clock', count: 1 }] },
    incidents: { count: 2, repeated: ['bills:model:busy'] },
    queue: { open: 2, overdue: { of: 1, outOf: 2 }, oldestMs: 68 * hour },
  });
  expect(workflows.map(({ id }) => id)).toEqual(['bills', 'triage']);
  expect(workflows[1]?.metrics.cost).toEqual({
    microUsd: 240,
    model: 240,
    tools: null,
    pricedCalls: { of: 0, outOf: 0 },
    unpriced: { of: 0, outOf: 2 },
    perCompleted: 240,
  });

  const only = await metricsFor({ db, now: longAfter }, { period, workflowIds: ['triage'] });
  expect(only.total).toMatchObject({ finished: 2, incidents: { count: 0 }, queue: { open: 1 } });
  const midweek = await metricsFor({ db, now: () => at(50) }, { period });
  expect(midweek.total.queue).toEqual({ open: 0, overdue: { of: 0, outOf: 0 }, oldestMs: null });
});

test('where the time went is the mean of the runs of which it is known; those from before are left out, and counted', async () => {
  const { db, run } = await openBooks();
  const stood = { queueMs: minute, agentMs: 2 * minute, reviewMs: hour, executionMs: 0, blockedMs: 0 };
  await run('run_1', { finishedAt: later(at(1), hour + 3 * minute), ...stood });
  await run('run_2', { finishedAt: later(at(1), 2 * hour), ...stood, reviewMs: 117 * minute });
  await run('run_3', { finishedAt: at(9) });
  const { total } = await metricsFor({ db, now: () => at(200) }, { period });
  expect(total.cycleTime.count).toBe(3);
  expect(total.split).toEqual({
    count: 2,
    queue: minute,
    agent: 2 * minute,
    review: 88.5 * minute,
    execution: 0,
    blocked: 0,
    whole: 91.5 * minute,
  });
});

test('an edit, a rejection on the way, the same asked for again and an action undone are rework; each only within seven days', async () => {
  const { db, run, review } = await openBooks();
  for (const id of ['smooth', 'edited', 'rejected', 'again', 'late again', 'undone', 'late undone'])
    await run(id, { finishedAt: at(10) });
  await run('shadow', { finishedAt: at(10), mode: 'shadow' });
  await review('1', 'edited', { resolution: 'edited', resolvedAt: at(3) });
  await review('2', 'rejected', { resolution: 'rejected', resolvedAt: at(3) });
  await review('3', 'smooth', { resolution: 'approved', resolvedAt: at(3) });
  await run('run_1', { status: 'queued', rerunOf: 'again', receivedAt: at(20) });
  await run('run_2', { status: 'queued', rerunOf: 'late again', receivedAt: at(10 + 8 * 24) });
  const undo = (runId: string, hours: number) =>
    db.insert(reversals).values({
      id: runId,
      runId,
      actionId: runId,
      tool: 'refund',
      recordedByKind: 'person',
      recordedById: 'U0GRACE',
      reversedAt: at(hours),
      recordedAt: at(hours),
    });
  await undo('undone', 11);
  await undo('late undone', 11 + 7 * 24);
  const at30 = await metricsFor({ db, now: () => at(30 * 24) }, { period });
  // Left over are the smooth one and the two that were late.
  expect(at30.total.withoutRework).toEqual({ of: 3, outOf: 7, isProvisional: false });
  expect(at30.total.completedInShadow).toBe(1);
  expect(at30.total.reversals).toBe(1);
  const soon = await metricsFor({ db, now: () => at(13 * 24) }, { period });
  expect(soon.total.withoutRework.isProvisional).toBe(true);
});

test('who decided how much and how fast: an edit is one decision, though its editor approves with it', async () => {
  const { db, run, review } = await openBooks();
  await run('run_1', { finishedAt: at(9) });
  const first = await review('1', 'run_1', { resolution: 'edited', resolvedAt: at(4) });
  const proposalId = await review('2', 'run_1', {
    openedAt: at(4),
    resolution: 'approved',
    resolvedAt: at(4),
  });
  await db.execute(`set session_replication_role = replica`);
  await db
    .update(proposals)
    .set({ authorKind: 'person', authorId: 'U0GRACE' })
    .where(eq(proposals.id, proposalId));
  await db.execute(`set session_replication_role = origin`);
  const decision = { runId: 'run_1', deciderKind: 'person', surface: 'message' } as const;
  const byGrace = { ...decision, deciderId: 'U0GRACE', decidedAt: at(4) };
  await db.insert(decisions).values([
    { ...byGrace, id: 'dec_1', reviewId: '1', proposalId: first, kind: 'edit' },
    { ...byGrace, id: 'dec_2', reviewId: '2', proposalId, kind: 'approve' },
  ]);
  const { total } = await metricsFor({ db, now: () => at(200) }, { period });
  const load = { person: 'U0GRACE', decisions: 1, timeToDecide: { count: 1, p50: 2 * hour, p90: 2 * hour } };
  expect(total.reviewers).toEqual([load]);
  expect([total.approved, total.edited]).toEqual([
    { of: 0, outOf: 1 },
    { of: 1, outOf: 1 },
  ]);
});

test('a day that is over is counted once by whichever replica comes first, in place of its hours, and anew after an action of it was undone', async () => {
  const { db, run } = await openBooks();
  await run('run_1', { finishedAt: at(10) });
  await run('run_2', { finishedAt: at(34) });
  const ctx = { db, timeZone: 'UTC', log: pino({ level: 'silent' }), now: () => at(48) };
  const days = () => db.$count(countedDays);
  expect(await countDays(ctx, 5)).toBe(5);
  expect(await countDays(ctx, 50)).toBe(1 + 23 - 5);
  expect((await metricsFor(ctx, { period })).total.finished).toBe(2);
  expect(await days()).toBe(1 + 23);
  const anHourLater = { ...ctx, now: () => at(49) };
  const counted = await Promise.all([countDays(anHourLater), countDays(anHourLater), countDays(anHourLater)]);
  expect(counted.reduce((sum, count) => sum + count)).toBe(1);
  expect(await countDays(anHourLater)).toBe(0);
  expect(await days()).toBe(2);

  const withoutRework = async () => (await metricsFor(anHourLater, { period })).total.withoutRework.of;
  expect(await withoutRework()).toBe(2);
  await db.insert(reversals).values({
    id: 'rvs_1',
    runId: 'run_1',
    actionId: 'act_1',
    tool: 'refund',
    recordedByKind: 'system',
    recordedById: 'leenops',
    reversedAt: at(40),
    recordedAt: at(49),
  });
  expect(await withoutRework()).toBe(1);
  expect(await countDays(anHourLater)).toBe(1);
  expect(await withoutRework()).toBe(1);
  expect(await countDays(anHourLater)).toBe(0);

  // The workspace moves: its days are others, and those counted before go.
  expect(await countDays({ ...anHourLater, timeZone: 'America/New_York' }, 50)).toBe(2 + 19);
  expect((await metricsFor(anHourLater, { period })).total.finished).toBe(2);
});

test('a trend has a week for each that was asked for, oldest first, the last being the one that was under way', async () => {
  const { db, run } = await openBooks();
  await run('run_1', { finishedAt: at(10) });
  await run('run_2', { finishedAt: at(-10), receivedAt: at(-11) });
  const ctx = { db, now: () => at(50), timeZone: 'UTC' };
  const shown = async (until: Date | string) =>
    (await trendFor(ctx, { weeks: 3, until })).map(({ week, total }) => [week, total.finished]);
  const trend = [
    ['2026-W45', 0],
    ['2026-W46', 1],
    ['2026-W47', 1],
  ];
  expect(await shown(at(50))).toEqual(trend);
  expect(await shown('2026-W47')).toEqual(trend);
  expect(await shown(period.to)).toEqual(trend);
});

test('a span is counted to the unit that its length deserves', async () => {
  const { db, run } = await openBooks();
  const spans = [
    [1_234, 1_200],
    [61_500, 62_000],
    [5 * minute + 34_000, 5 * minute + 30_000],
    [100 * minute + 29_000, 100 * minute],
    [3 * hour, 3 * hour],
    [7 * hour + 26 * minute, 7.5 * hour],
    [50 * hour + 31 * minute, 51 * hour],
  ] as const;
  for (const [index, [span]] of spans.entries())
    await run(`run_${index}`, { workflowId: `${index}`, receivedAt: at(1), finishedAt: later(at(1), span) });
  const { workflows } = await metricsFor({ db, now: () => at(200) }, { period });
  expect(workflows.map(({ metrics }) => metrics.cycleTime.p50)).toEqual(spans.map(([, counted]) => counted));
});
