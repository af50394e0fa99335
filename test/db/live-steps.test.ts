import { expect, test } from 'vitest';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { claimDueMessages } from '../../src/db/message-claims.ts';
import { findMessage, recordShown, touchMessages } from '../../src/db/messages.ts';
import { beginAttempt, getRun } from '../../src/db/runs.ts';
import { insertToolStep, listSteps, settleToolStep } from '../../src/db/steps.ts';
import { updateGapMs } from '../../src/domain/message.ts';
import { newId } from '../../src/lib/ids.ts';
import { later, minute, second } from '../../src/lib/time.ts';
import { insertRunOfAda, want } from '../slack/outbox/support/runs.ts';
import { freshDatabase } from '../support/postgres.ts';

const noon = new Date('2026-11-23T12:00:00Z');
const pace = { postsPerSecond: 1_000, burst: 1_000 };

/** A run that works, whose steps Slack shows; and a clock that ticks ten times a second without anybody waiting for it. */
async function workingRun() {
  const { url, drop } = await freshDatabase();
  const { db, close } = openDatabase(url);
  onTestFinished(async () => {
    await close();
    await drop();
  });
  const runId = await insertRunOfAda(db, noon);
  await beginAttempt(db, runId, noon);
  const root = await want(db, runId, noon);
  await want(db, runId, noon, { kind: 'steps', threadOf: root });
  let now = noon;
  const shows: { kind: string; ms: number; steps: number }[] = [];
  /** What the outbox does when it looks. */
  const look = async () => {
    const { claims } = await db.transaction((tx) =>
      claimDueMessages(tx, now, { limit: 8, leaseMs: minute, pace }),
    );
    for (const claim of claims) {
      const steps = (await listSteps(db, runId)).filter(({ status }) => status === 'done').length;
      await recordShown(db, claim, { ts: claim.ts ?? newId('msg'), channelId: claim.channelId }, now);
      shows.push({ kind: claim.kind, ms: now.getTime() - noon.getTime(), steps });
    }
  };
  await look();
  await look();
  const tick = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 100) {
      now = later(now, 100);
      await look();
    }
  };
  const { attempt } = await getRun(db, runId);
  return {
    db,
    runId,
    tick,
    now: () => now,
    shownOf: (kind: string) => shows.filter((show) => show.kind === kind),
    async takeStep(ms: number) {
      const step = {
        id: newId('stp'),
        runId,
        attempt,
        kind: 'tool_read',
        name: 'read',
        status: 'running',
        startedAt: now,
      } as const;
      await insertToolStep(db, step);
      await tick(ms);
      await settleToolStep(db, step, { now, status: 'done', code: null, record: {}, costMicroUsd: null });
    },
  };
}

test('of twenty steps in six seconds people see one update in three, and the last state within three of the last step', async () => {
  const { takeStep, tick, shownOf, now } = await workingRun();
  for (let each = 0; each < 20; each += 1) await takeStep(300);
  const ended = now().getTime() - noon.getTime();
  await tick(10 * second);
  const shown = shownOf('steps');
  const gaps = shown.slice(1).map(({ ms }, index) => ms - (shown[index]?.ms ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(updateGapMs);
  expect(shown.length).toBeLessThanOrEqual(1 + Math.ceil((ended + updateGapMs) / updateGapMs));
  expect(shown.length).toBeGreaterThanOrEqual(3);
  expect(shown.at(-1)).toMatchObject({ steps: 20 });
  expect((shown.at(-1)?.ms ?? 0) - ended).toBeLessThanOrEqual(updateGapMs);
});

test('what ends a run or asks somebody is shown at once, in the middle of a burst', async () => {
  const { takeStep, tick, shownOf, db, runId, now } = await workingRun();
  for (let each = 0; each < 5; each += 1) await takeStep(200);
  const before = shownOf('root').length;
  await touchMessages(db, runId, now());
  await tick(100);
  const at = now().getTime() - noon.getTime();
  expect(shownOf('root').slice(before)).toMatchObject([{ ms: at }]);
  expect(shownOf('steps').at(-1)).toMatchObject({ ms: at, steps: 5 });
  expect(await findMessage(db, runId, 'steps')).toMatchObject({ state: 'shown' });
});
