import { expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { contents } from '../../../src/db/schema/runs.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { eraseTexts } from '../../../src/engine/audit/erase-texts.ts';
import { ada } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refundOf } from '../support/scripted-agent.ts';

/** Two runs that are over, about two tickets. */
async function twoRuns() {
  const engine = await openEngine({ script: refundOf(84_00) });
  const ids: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const { id } = await engine.propose();
    await cancelRun(engine.ctx, { runId: id, person: ada, surface: 'command' });
    ids.push(id);
  }
  const [one = '', other = ''] = ids;
  const texts = (runId: string) => engine.db.$count(contents, sql`run_id = ${runId} and body is not null`);
  const salts = (runId: string) => engine.db.$count(contents, sql`run_id = ${runId} and salt is not null`);
  return { ...engine, one, other, texts, salts };
}

test.each([
  ['of one run', (one: string) => ({ run: one })],
  ['about one ticket', () => ({ subject: 'desk:1042' })],
] as const)('the texts %s are gone, salt included, and the chain still verifies', async (_what, about) => {
  const { ctx, one, other, texts, salts, brokenLinks, eventRows } = await twoRuns();
  const before = await texts(other);
  const erased = await eraseTexts(ctx, about(one), 'maintainer');
  expect(erased.runs).toBe(1);
  expect(erased.texts).toBeGreaterThan(3);
  expect([await texts(one), await salts(one)]).toEqual([0, 0]);
  expect(await texts(other)).toBe(before);
  expect(await brokenLinks()).toEqual([]);
  expect((await eventRows(one)).at(-1)).toMatchObject({
    type: 'texts.erased',
    data: { count: erased.texts, by: 'maintainer' },
  });
});

test('everything that Ada asked for', async () => {
  const { ctx, one, other, texts } = await twoRuns();
  expect((await eraseTexts(ctx, { requester: ada }, 'maintainer')).runs).toBe(2);
  expect([await texts(one), await texts(other)]).toEqual([0, 0]);
});

test('what Slack shows is rendered again without the texts', async () => {
  const { ctx, one, db } = await twoRuns();
  const before = await findMessage(db, one, 'root');
  await eraseTexts(ctx, { run: one }, 'maintainer');
  expect((await findMessage(db, one, 'root'))?.wanted).toBe((before?.wanted ?? 0) + 1);
});

test('a second time there is nothing to erase, and nothing is recorded', async () => {
  const { ctx, one, events } = await twoRuns();
  await eraseTexts(ctx, { run: one }, 'maintainer');
  const before = await events(one);
  expect(await eraseTexts(ctx, { run: one }, 'maintainer')).toEqual({ runs: 1, texts: 0 });
  expect(await events(one)).toEqual(before);
});

test('a run that is open keeps its texts: nobody could decide without them', async () => {
  const engine = await openEngine({ script: refundOf(84_00) });
  const run = await engine.propose();
  const erasing = eraseTexts(engine.ctx, { run: run.id }, 'maintainer');
  await expect(erasing).rejects.toThrow(`Still open: ${run.id} (awaiting_review). Cancel them first`);
  expect(await engine.db.$count(contents, sql`body is null`)).toBe(0);
});

test('nothing that anybody wrote stands in the log, before or after', async () => {
  const { ctx, one, eventRows } = await twoRuns();
  await eraseTexts(ctx, { run: one }, 'maintainer');
  expect(JSON.stringify(await eventRows(one))).not.toMatch(/eleven days|We are sorry|parcel/);
});
