import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { contents, runs, steps } from '../../src/db/schema/runs.ts';
import { decisions, escalations, proposals, reviews } from '../../src/db/schema/reviews.ts';
import { incidents } from '../../src/db/schema/actions.ts';
import { periodOf } from '../../src/domain/week.ts';
import { day, hour, later, minute } from '../../src/lib/time.ts';
import { metricsFor } from '../../src/reports/metrics.ts';
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
    unpriced: { of: 0, outOf: 2 },
    perCompleted: 240,
  });

  const only = await metricsFor({ db, now: longAfter }, { period, workflowIds: ['triage'] });
  expect(only.total).toMatchObject({ finished: 2, incidents: { count: 0 }, queue: { open: 1 } });
  const midweek = await metricsFor({ db, now: () => at(50) }, { period });
  expect(midweek.total.queue).toEqual({ open: 0, overdue: { of: 0, outOf: 0 }, oldestMs: null });
});
