import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../src/db/client.ts';
import type { Db } from '../../../src/db/client.ts';
import { promotions } from '../../../src/db/schema/modes.ts';
import { demotionTermsOf } from '../../../src/domain/promotion/demotion.ts';
import { missingIn } from '../../../src/domain/promotion/minimum.ts';
import { repeats } from '../../../src/domain/incident.ts';
import { reversalReasons } from '../../../src/domain/reversal.ts';
import type { Workflow } from '../../../src/domain/workflow.ts';
import { demoteByItself } from '../../../src/engine/modes/demote-by-itself.ts';
import { gatherEvidence } from '../../../src/engine/modes/gather-evidence.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { lastFullWeek } from '../../../src/domain/week.ts';
import { digestFor } from '../../../src/reports/digest/digest-for.ts';
import { seedHistory } from '../../../src/sandbox/history/seed-history.ts';
import { timeZone } from '../../../src/sandbox/world/hearth-and-pine.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { sandboxWorkflows } from './support.ts';

/** A Saturday and the sandbox's own seed: its last full week ended six days ago. */
const now = new Date('2026-11-28T15:20:00Z');
let db: Db;
let workflows: readonly Workflow[];

beforeAll(async () => {
  const { url, drop } = await freshDatabase();
  const opened = openDatabase(url, { max: 4 });
  db = opened.db;
  workflows = await sandboxWorkflows(db, url);
  await seedHistory({ db, workflows, now, seed: 2026 });
  return async () => {
    await opened.close();
    await drop();
  };
}, 180_000);

/** The records as they stood then, for as long as somebody looks. */
async function asOf<T>(at: Date, look: (tx: Db) => Promise<T>): Promise<T> {
  const then = sql`${at.toISOString()}::timestamptz`;
  const seen: T[] = [];
  await db
    .transaction(async (tx) => {
      for (const past of [
        sql`delete from reversals where recorded_at >= ${then}`,
        sql`delete from executions where claimed_at >= ${then}`,
        sql`delete from decisions where decided_at >= ${then}`,
        sql`delete from escalations where escalated_at >= ${then}`,
        sql`delete from notices where at >= ${then}`,
        sql`delete from reviews where opened_at >= ${then}`,
        sql`update reviews set resolution = null, resolved_at = null where resolved_at >= ${then}`,
        sql`update runs set status = 'cancelled' where finished_at >= ${then}`,
        sql`delete from incident_runs where last_at >= ${then}`,
        sql`delete from incident_notes where at >= ${then}`,
        sql`delete from incidents where opened_at >= ${then}`,
        sql`delete from mode_changes where at >= ${then}`,
      ])
        await tx.execute(past);
      seen.push(await look(tx));
      throw new Error('Back to now.');
    })
    .catch((error: Error) => {
      if (error.message !== 'Back to now.') throw error;
    });
  return seen[0] as T;
}

const getWorkflow = (wanted: string) => {
  const found = workflows.find(({ id }) => id === wanted);
  if (!found) throw new Error(`No workflow ${wanted}.`);
  return found;
};

test('every promotion rests on the evidence that the engine finds at both clicks, and two people made it', async () => {
  const all = await db.select().from(promotions);
  expect(all.map(({ workflowId }) => workflowId).toSorted()).toEqual([
    'invoice-exceptions',
    'issue-summarization',
    'lead-enrichment',
    'support-triage',
  ]);
  for (const { id, workflowId, evidence, proposedAt, proposedBy, endedAt, endedBy } of all) {
    const found = (at: Date) =>
      asOf(at, (tx) =>
        gatherEvidence({ now: () => at }, tx, getWorkflow(workflowId), {
          mode: 'pilot',
          version: evidence.version,
          model: evidence.model,
        }),
      );
    expect(await found(proposedAt), id).toEqual(evidence);
    expect(missingIn(evidence)).toEqual([]);
    expect(missingIn(await found(endedAt ?? now))).toEqual([]);
    expect(proposedBy).not.toBe(endedBy);
  }
});

test('what was promoted stays live: nothing takes it back, now or at any decision since', async () => {
  const judging = { now: () => now, log: createLogger('silent') };
  for (const workflow of workflows) {
    expect(await db.transaction((tx) => demoteByItself(judging, tx, workflow)), workflow.id).toBe(false);
    const { last, approvedBelow } = demotionTermsOf(workflow);
    const few = await db.execute(sql`
      select resolved_at from (
        select resolved_at, count(*) over newest as decided, count(*) filter (where resolution = 'approved') over newest as unchanged
        from reviews join runs on runs.id = run_id
        where workflow_id = ${workflow.id} and mode = 'live' and resolution in ('approved', 'edited', 'rejected')
        window newest as (order by resolved_at rows between ${sql.raw(String(last - 1))} preceding and current row)) as windows
      where decided = ${last} and unchanged < ${approvedBelow * last}`);
    expect([...few], workflow.id).toEqual([]);
  }
});

test('its runs are live from its promotion on, and in pilot its threads are the pilots’', async () => {
  const wrong = await db.execute(sql`
    select runs.id from runs join mode_changes on mode_changes.workflow_id = runs.workflow_id and mode_changes.to = 'live'
    where (received_at >= at) <> (runs.mode = 'live') or (runs.mode = 'pilot') <> (channel_id = 'C0PILOTS')`);
  expect([...wrong]).toEqual([]);
});

test('the third failure of a kind within seven days is one incident for all, which counts every run of it', async () => {
  const [repeated, ...others] = await db.execute<{ id: string; occurrences: number; runs: number }>(sql`
    select id, occurrences, (select count(*)::int from incident_runs where incident_id = incidents.id) as runs
    from incidents where cause = 'repeated_failure' and workflow_id = 'lead-enrichment'`);
  const [failed] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from runs where cause = 'connector' and workflow_id = 'lead-enrichment'`,
  );
  expect(others).toEqual([]);
  expect(repeated).toMatchObject({ occurrences: failed?.count, runs: failed?.count });
  const alone = await db.execute(sql`
    select id from (select id, opened_at, lag(opened_at, 2) over (partition by fingerprint order by opened_at) as first_at
      from incidents where cause <> 'repeated_failure') as single
    where opened_at - first_at < ${`${repeats.withinMs} milliseconds`}::interval`);
  expect([...alone]).toEqual([]);
});

test('what was undone has a reason that people can choose', async () => {
  const reasons = await db.execute<{ code: string }>(sql`select distinct reason_code as code from reversals`);
  expect(reasons.length).toBeGreaterThan(0);
  for (const { code } of reasons) expect(reversalReasons.map((each) => each.code)).toContain(code);
});

test('last week has something to say in every line of its digest, and the next step follows from it', async () => {
  const sources = {
    db,
    workflows,
    now: () => now,
    model: { label: 'Demo rules (not AI)', kind: 'demo' as const },
    promotable: async () => undefined,
  };
  const {
    total,
    before,
    step,
    reasons,
    categories,
    weeks,
    workflows: each,
  } = await digestFor(sources, {
    week: lastFullWeek(now, timeZone),
    timeZone,
  });
  expect(reasons.length).toBeGreaterThan(1);
  expect(categories.length).toBeGreaterThan(1);
  expect(total.escalations.by.length).toBeGreaterThan(1);
  expect(total.reviewers.length).toBeGreaterThan(2);
  expect(total.incidents).toMatchObject({ repeated: ['lead-enrichment:connector:no_answer'] });
  expect(total.incidents.blockedRuns).toBeGreaterThan(2);
  expect(total.completed.of).not.toBe(before.completed.of);
  expect(total.cost.perCompleted).toBeGreaterThan(0);
  expect(new Set(weeks.map(({ outcomes }) => JSON.stringify(outcomes))).size).toBe(weeks.length);
  expect(step).toMatchObject({ rule: 'blocked_long', evidence: { workflow: 'lead-enrichment', count: 2 } });
  expect(each.find(({ id }) => id === 'lead-enrichment')?.standing).toMatchObject({
    blocked: { count: 2 },
    incidents: { count: 1 },
  });
});
