import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { getContent } from '../../../src/db/contents.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { grace } from '../../support/cast.ts';
import { noon, openEngine } from '../support/engine.ts';
import { proposes } from '../support/scripted-agent.ts';

/** Three actions that Grace has approved: refund, reply, tag. */
async function approved() {
  const script = proposes({ refund: 84_00, reply: 'We are sorry.', tags: ['late'] });
  const engine = await openEngine({ script, racing: true });
  const { id: runId } = await engine.propose();
  const { id: reviewId } = await engine.openReview(runId);
  await approveReview(engine.ctx, { reviewId, person: grace, surface: 'message' });
  engine.shop.log.length = 0;
  const statuses = async () =>
    (await engine.executions(runId)).map(({ tool, status }) => `${tool} ${status}`);
  return { ...engine, runId, statuses };
}

test('what was approved is carried out in order, each action under its own key', async () => {
  const { execute, runId, run, shop, executions, db, events } = await approved();
  await execute(runId);
  expect(await run(runId)).toMatchObject({ status: 'completed', decidedAt: noon, finishedAt: noon });
  const rows = await executions(runId);
  expect(rows.map(({ tool, status, ordinal }) => [tool, status, ordinal])).toEqual([
    ['till_refund', 'applied', 1],
    ['desk_reply', 'applied', 2],
    ['desk_tag', 'applied', 3],
  ]);
  const [refund, reply, tag] = rows.map(({ actionId }) => actionId);
  expect(shop.log).toEqual([`refund ${refund}`, `reply ${reply}`, `tag ${tag}`]);
  expect(shop.refunds).toEqual([{ key: refund, charge: 'ch_1042', amount: 84_00 }]);
  expect(await getContent(db, rows[0]?.resultId ?? '')).toMatchObject({ record: { id: `re_${refund}` } });
  expect((await events(runId)).slice(-7)).toEqual([
    'action.claimed',
    'action.applied',
    'action.claimed',
    'action.applied',
    'action.claimed',
    'action.applied',
    'run.completed',
  ]);
});

test('the job comes again after the run is completed: nothing is done again', async () => {
  const { execute, runId, shop, events } = await approved();
  await execute(runId);
  const before = [await events(runId), [...shop.log]];
  await execute(runId);
  expect([await events(runId), shop.log]).toEqual(before);
});

test('before the approval, and for a run that never was, nothing is done', async () => {
  const { propose, execute, shop, events } = await openEngine({ script: proposes({ refund: 84_00 }) });
  const { id } = await propose();
  const before = await events(id);
  await execute(id);
  await execute('run_nothing');
  expect([shop.refunds, await events(id)]).toEqual([[], before]);
});

describe('an action that failed', () => {
  test('stops its successors: nobody is told of a refund that failed', async () => {
    const { execute, runId, run, shop, statuses, incidents } = await approved();
    shop.plan('refund', 'refused');
    await execute(runId);
    expect(await statuses()).toEqual(['till_refund failed', 'desk_reply pending', 'desk_tag pending']);
    expect([shop.refunds, shop.replies]).toEqual([[], []]);
    expect(await run(runId)).toMatchObject({
      status: 'blocked',
      cause: 'action_failed',
      causeCode: 'till_refund',
    });
    expect(await incidents(runId)).toMatchObject([
      { severity: 'high', code: 'till_refund', ownerTeam: 'leads' },
    ]);
  });

  test('leaves what was done before it', async () => {
    const { execute, runId, run, shop, statuses } = await approved();
    shop.plan('reply', 'refused');
    await execute(runId);
    expect(await statuses()).toEqual(['till_refund applied', 'desk_reply failed', 'desk_tag pending']);
    expect((await run(runId)).status).toBe('blocked');
    await execute(runId);
    expect(shop.refunds).toHaveLength(1);
  });
});

describe('two executors at once', () => {
  test('carry everything out once between them', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { execute, runId, run, shop, statuses, brokenLinks } = await approved();
      await Promise.allSettled([execute(runId), execute(runId), execute(runId)]);
      await execute(runId);
      expect((await run(runId)).status).toBe('completed');
      expect(await statuses()).toEqual(['till_refund applied', 'desk_reply applied', 'desk_tag applied']);
      expect(shop.log.filter((call) => !call.startsWith('look up'))).toHaveLength(3);
      expect(await brokenLinks()).toEqual([]);
    }
  });

  test('while the first waits for its answer, the second asks what became of it and repeats nothing', async () => {
    const { execute, runId, run, shop } = await approved();
    const answer = Promise.withResolvers<void>();
    shop.plan('refund', { slow: answer.promise });
    const first = execute(runId);
    await expect.poll(() => shop.log.length).toBe(1);
    await expect(execute(runId)).rejects.toThrow('Not now: absent');
    expect(shop.log.map((line) => line.split(' act_')[0])).toEqual(['refund', 'look up']);
    answer.resolve();
    await first;
    expect((await run(runId)).status).toBe('completed');
    expect(shop.refunds).toHaveLength(1);
  });
});

describe('what was approved is what is done', () => {
  test('a text that was changed behind our back stops the run before anything is done', async () => {
    const { execute, runId, run, shop, db, incidents } = await approved();
    await db.execute(sql`update contents set body = jsonb_set(body, '{actions,0,args,amount}', '999900')
      where id = (select body_id from proposals where run_id = ${runId})`);
    await execute(runId);
    expect(await run(runId)).toMatchObject({
      status: 'blocked',
      cause: 'internal',
      causeCode: 'digest_mismatch',
    });
    expect(await incidents(runId)).toMatchObject([{ code: 'digest_mismatch' }]);
    expect(shop.log).toEqual([]);
  });

  test('so does an action that was slipped in', async () => {
    const { execute, runId, run, shop, db } = await approved();
    await db.execute(sql`update contents set body = jsonb_set(body, '{actions}', (body->'actions') || (body->'actions'->0))
      where id = (select body_id from proposals where run_id = ${runId})`);
    await execute(runId);
    expect((await run(runId)).causeCode).toBe('digest_mismatch');
    expect(shop.log).toEqual([]);
  });

  test('what the words about an action say is not what is done, and does not stop it', async () => {
    const { execute, runId, run, db } = await approved();
    await db.execute(sql`update contents set body = jsonb_set(body, '{summary}', '"Nicer words"')
      where id = (select body_id from proposals where run_id = ${runId})`);
    await execute(runId);
    expect((await run(runId)).status).toBe('completed');
  });
});
