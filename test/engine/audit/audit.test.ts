import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { listSeals } from '../../../src/db/audit-checks.ts';
import { recordEvents, workspaceChain } from '../../../src/db/events.ts';
import { proposals } from '../../../src/db/schema/reviews.ts';
import { theSystem } from '../../../src/domain/event.ts';
import { sealHash } from '../../../src/domain/audit-chain.ts';
import { sealChains } from '../../../src/engine/audit/seal.ts';
import type { Seal } from '../../../src/db/seals.ts';
import { minute } from '../../../src/lib/time.ts';
import { openEngine } from '../support/engine.ts';
import { refundOf } from '../support/scripted-agent.ts';

async function withOneRun() {
  const engine = await openEngine({ script: refundOf(84_00) });
  const run = await engine.propose();
  const published: Seal[] = [];
  const seal = async () => {
    const sealed = await sealChains(engine.ctx);
    if (sealed) published.push(sealed);
    return sealed;
  };
  return { ...engine, run, published, seal };
}

describe('what is on record stays as it was written', () => {
  test.each([
    ['an event is not changed', 'update events set actor_id = $$U0OSCAR$$'],
    ['an event is not deleted', 'delete from events'],
    ['the log is not emptied', 'truncate events'],
    ['a proposal is not changed', 'update proposals set digest = $$0$$'],
    ['a proposal is not deleted', 'delete from proposals'],
    ['a seal is not changed', 'update seals set hash = $$0$$'],
    ['the seals are not emptied', 'truncate seals'],
  ])('%s', async (_what, statement) => {
    const { db, seal, brokenLinks } = await withOneRun();
    await seal();
    await expect(db.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '23000' } });
    expect(await brokenLinks()).toEqual([]);
  });

  test('whoever writes an event with a number and a hash of their own gets the right ones', async () => {
    const { db, run, brokenLinks, eventRows } = await withOneRun();
    await db.execute(sql`insert into events (chain, seq, type, actor_kind, actor_id, surface, data, at, prev_hash, hash)
      values (${run.id}, 99, 'refused', 'person', 'U0OSCAR', 'none', '{"reason": "own_request"}', now(), 'x', 'y')`);
    const rows = await eventRows(run.id);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, index) => index + 1));
    expect(await brokenLinks()).toEqual([]);
  });

  test('a change behind the triggers’ back shows', async () => {
    const { db, run, brokenLinks } = await withOneRun();
    await db.execute(sql`alter table events disable trigger events_append_only`);
    await db.execute(sql`update events set actor_id = 'U0OSCAR' where chain = ${run.id} and seq = 2`);
    expect(await brokenLinks()).toEqual(['row 2 was changed']);
    await db.execute(sql`delete from events where chain = ${run.id} and seq = 2`);
    expect(await brokenLinks()).toEqual(['row 2 is missing']);
  });
});

test('two hundred events written at once to one chain follow each other', async () => {
  const { db, run, brokenLinks, eventRows } = await withOneRun();
  const before = (await eventRows(run.id)).length;
  const write = (n: number) =>
    db.execute(sql`insert into events (chain, type, actor_kind, actor_id, surface, data, at)
      values (${run.id}, 'run.joined', 'person', ${`U0${n}`}, 'none', '{}', now())`);
  await Promise.all(Array.from({ length: 200 }, (_, n) => write(n)));
  expect(await eventRows(run.id)).toHaveLength(before + 200);
  expect(await brokenLinks()).toEqual([]);
});

describe('a seal', () => {
  test('chains the heads of all chains that moved, and is published', async () => {
    const { seal, published, run, eventRows, ctx } = await withOneRun();
    const first = await seal();
    const last = (await eventRows(run.id)).at(-1);
    expect(first?.heads).toContainEqual([run.id, last?.seq, last?.hash]);
    expect(first).toMatchObject({ prevHash: '', hash: sealHash('', ctx.now(), first?.heads ?? []) });
    expect(published).toEqual([first]);
  });

  test('follows the one before it, over what moved since alone', async () => {
    const { seal, propose, pass, published } = await withOneRun();
    const first = await seal();
    pass(minute);
    const later = await propose();
    const second = await seal();
    expect(second?.heads.map(([chain]) => chain)).toEqual([later.id]);
    expect(second?.prevHash).toBe(first?.hash);
    expect(published).toHaveLength(2);
  });

  test('is none when nothing moved', async () => {
    const { seal, published } = await withOneRun();
    await seal();
    expect(await seal()).toBeUndefined();
    expect(published).toHaveLength(1);
  });

  test('by five processes at once is one chain of seals', async () => {
    const { seal, db, ctx } = await withOneRun();
    await recordEvents(db, workspaceChain, ctx.now(), [{ type: 'teams.bound', actor: theSystem }]);
    await Promise.all([seal(), seal(), seal(), seal(), seal()]);
    const seals = await listSeals(db, 0, 100);
    expect(seals.length).toBeGreaterThan(0);
    expect(seals.map(({ prevHash }) => prevHash)).toEqual([
      '',
      ...seals.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(seals.flatMap(({ heads }) => heads.map(([chain]) => chain)).length).toBe(2);
  });
});

test('a proposal is written once: its next version is another row', async () => {
  const { db, run } = await withOneRun();
  const rows = await db.select().from(proposals);
  expect(rows).toMatchObject([{ runId: run.id, version: 1 }]);
});
