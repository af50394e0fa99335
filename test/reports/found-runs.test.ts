import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runKeys } from '../../src/db/schema/access.ts';
import { runKey } from '../../src/domain/run-key.ts';
import { cancelRun } from '../../src/engine/runs/cancel-run.ts';
import { eraseTexts } from '../../src/engine/audit/erase-texts.ts';
import { sightOf } from '../../src/engine/authority.ts';
import { findRuns } from '../../src/reports/found-runs.ts';
import { openEngine } from '../engine/support/engine.ts';
import { refundOf } from '../engine/support/scripted-agent.ts';
import { ada, grace, oscar } from '../support/cast.ts';
import { sourcesOf } from './support/sources.ts';

async function office() {
  const engine = await openEngine({ script: refundOf(84_00) });
  const sources = sourcesOf(engine.ctx);
  const finds = async (person: string, typed: string, limit = 20) => {
    const seen = { ...(await sightOf(engine.ctx, person)), requesterId: person };
    const { lines, total } = await findRuns(sources, { typed, seen, limit });
    return { ids: lines.map(({ id }) => id), total };
  };
  return { ...engine, finds };
}

test('a run is found by its id, its ticket’s number, its name, its subject and what belongs to it', async () => {
  const { propose, finds, shop } = await office();
  const ticket = shop.addTicket({ paid: 500_00 });
  const run = await propose(ticket.id);
  await propose();
  for (const typed of [
    run.id,
    ticket.id,
    ` ${ticket.id} `,
    `Ticket ${ticket.id}`,
    `ticket ${ticket.id}`,
    `desk:${ticket.id}`,
    ticket.charge,
    ticket.charge.toUpperCase(),
  ])
    expect([typed, await finds(grace, typed)]).toEqual([typed, { ids: [run.id], total: 1 }]);
});

test('what leads nowhere finds nothing', async () => {
  const { propose, finds } = await office();
  await propose();
  for (const typed of ['', '   ', 'nothing', '%', "' or 1=1 --", 'Ticket', 'x'.repeat(5_000)])
    expect(await finds(grace, typed)).toEqual({ ids: [], total: 0 });
});

test('a run that has read nothing yet is found by its ticket all the same', async () => {
  const { start, finds, shop } = await office();
  const ticket = shop.addTicket({ paid: 1 });
  const { run } = await start(ticket.id);
  expect(await finds(grace, ticket.id)).toEqual({ ids: [run.id], total: 1 });
});

test('Oscar finds nothing and Ada what she asked for; how much there is for others nobody learns', async () => {
  const { propose, finds, shop } = await office();
  const ticket = shop.addTicket({ paid: 500_00 });
  const run = await propose(ticket.id);
  expect(await finds(oscar, ticket.id)).toEqual({ ids: [], total: 0 });
  expect(await finds(oscar, run.id)).toEqual({ ids: [], total: 0 });
  expect(await finds(ada, ticket.charge)).toEqual({ ids: [run.id], total: 1 });
});

test('the newest come first, and what does not fit is counted', async () => {
  const { propose, finds, ctx, pass, shop } = await office();
  const ticket = shop.addTicket({ paid: 500_00 });
  const ids: string[] = [];
  for (let time = 0; time < 3; time++) {
    const { id } = await propose(ticket.id);
    await cancelRun(ctx, { runId: id, person: ada, surface: 'command' });
    ids.unshift(id);
    pass(1_000);
  }
  expect(await finds(grace, ticket.charge, 2)).toEqual({ ids: ids.slice(0, 2), total: 3 });
});

test('an erasure takes what a run is found by, except its ticket', async () => {
  const { propose, finds, ctx, db, shop } = await office();
  const ticket = shop.addTicket({ paid: 500_00 });
  const { id } = await propose(ticket.id);
  await cancelRun(ctx, { runId: id, person: ada, surface: 'command' });
  expect((await db.select().from(runKeys)).map(({ hash }) => hash)).toContain(
    runKey('charge', ticket.charge),
  );
  await eraseTexts(ctx, { run: id }, 'a test');
  expect(await db.select().from(runKeys)).toEqual([]);
  expect(await finds(grace, ticket.charge)).toEqual({ ids: [], total: 0 });
  expect(await finds(grace, ticket.id)).toEqual({ ids: [id], total: 1 });
});

test('among 100,000 runs no table is read from end to end', async () => {
  const { propose, ctx, db, shop } = await office();
  const ticket = shop.addTicket({ paid: 500_00 });
  const run = await propose(ticket.id);
  await db.execute(sql`
    insert into runs (id, workflow_id, workflow_version, mode, status, trigger, intake_key, subject_key, subject_label,
      intake_id, requester_id, channel_id, received_at, moved_at)
    select 'run_' || lpad(n::text, 12, '0'), 'refunds', 'v', 'live', 'completed', 'command', 'many:' || n,
      'desk:9' || n, 'Ticket 9' || n, 'txt_none', 'U0ADA', 'C0SUPPORT', now(), now()
    from generate_series(1, 100000) n`);
  await db.execute(sql`
    insert into run_keys select 'run_' || lpad(n::text, 12, '0'), md5(n::text) from generate_series(1, 100000) n`);
  await db.execute(sql`analyze runs, run_keys`);
  const seen = { ...(await sightOf(ctx, grace)), requesterId: grace };
  await db.transaction(async (tx) => {
    const sources = { ...sourcesOf(ctx), db: tx };
    for (const typed of [run.id, ticket.id, `Ticket ${ticket.id}`, ticket.charge])
      expect((await findRuns(sources, { typed, seen, limit: 20 })).total).toBe(1);
    const scans = await tx.execute(sql`
      select relname, seq_scan::int as times, idx_scan::int > 0 as indexed from pg_stat_xact_user_tables
      where relname in ('runs', 'run_keys') order by relname`);
    expect([...scans]).toEqual([
      { relname: 'run_keys', times: 0, indexed: true },
      { relname: 'runs', times: 0, indexed: true },
    ]);
  });
}, 120_000);
