import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/cli/audit/verify-audit.ts';
import { openDatabase } from '../../../src/db/client.ts';
import type { Db } from '../../../src/db/client.ts';
import { getProposalBody } from '../../../src/db/proposals.ts';
import { proposals } from '../../../src/db/schema/reviews.ts';
import { contents, runs } from '../../../src/db/schema/runs.ts';
import { findInventedUntil, listModes } from '../../../src/db/workflows.ts';
import { proposalDigest } from '../../../src/domain/proposal.ts';
import type { Workflow } from '../../../src/domain/workflow.ts';
import { day, later } from '../../../src/lib/time.ts';
import { digestOf } from '../../../src/lib/hash.ts';
import { metricsFor } from '../../../src/reports/metrics.ts';
import { findRunView } from '../../../src/reports/run-view.ts';
import type { Sources } from '../../../src/reports/run-view.ts';
import { seedHistory } from '../../../src/sandbox/history/seed-history.ts';
import { tellHistory } from '../../../src/sandbox/history/tell-history.ts';
import { outcomeMessage } from '../../../src/slack/cards/outcome-message.ts';
import { reviewCard } from '../../../src/slack/cards/review-card.ts';
import { rootMessage } from '../../../src/slack/cards/root-message.ts';
import { runTimeline } from '../../../src/slack/cards/run-timeline.ts';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { sandboxWorkflows } from './support.ts';

const now = new Date('2026-11-23T15:20:00Z');
const seed = 7;
let db: Db;
let workflows: readonly Workflow[];

beforeAll(async () => {
  const { url, drop } = await freshDatabase();
  const opened = openDatabase(url, { max: 4 });
  db = opened.db;
  workflows = await sandboxWorkflows(db, url);
  const seeded = await seedHistory({ db, workflows, now, seed });
  expect(seeded).toMatchObject({ runs: expect.any(Number) });
  return async () => {
    await opened.close();
    await drop();
  };
}, 180_000);

const none = async (query: ReturnType<typeof sql>) => expect([...(await db.execute(query))]).toEqual([]);

describe('eight invented weeks', () => {
  test('have runs of all five workflows, and it is on record until when they are invented', async () => {
    expect(await db.$count(runs)).toBeGreaterThan(1_200);
    const per = await db.execute<{ id: string; count: number }>(
      sql`select workflow_id as id, count(*)::int as count from runs group by 1`,
    );
    expect(per.map(({ id }) => id).toSorted()).toEqual(workflows.map(({ id }) => id).toSorted());
    expect(await findInventedUntil(db)).toEqual(now);
    expect(new Set((await listModes(db)).values())).toEqual(new Set(['live']));
  });

  test('verify: every event is chained', async () => {
    const problems: string[] = [];
    await verifyAudit(db, undefined, (problem) => problems.push(problem));
    expect(problems).toEqual([]);
  });

  test('are over where they say so, within their weeks, and each part within its run', async () => {
    const over = sql`('completed', 'rejected', 'expired', 'cancelled')`;
    await none(sql`select id from runs where (status in ${over}) <> (finished_at is not null)`);
    await none(sql`select id from runs where status not in ${over} and status <> 'blocked'`);
    await none(sql`select id from runs where received_at < ${later(now, -57 * day).toISOString()}::timestamptz
      or coalesce(finished_at, moved_at) > ${now.toISOString()}::timestamptz
      or not (received_at < started_at and started_at <= coalesce(proposed_at, started_at)
        and coalesce(proposed_at, started_at) <= coalesce(decided_at, finished_at, moved_at)
        and coalesce(decided_at, started_at) <= coalesce(finished_at, moved_at))`);
    await none(sql`select steps.id from steps join runs on runs.id = run_id
      where steps.started_at < runs.started_at
        or steps.started_at + ms * interval '1 ms' > coalesce(finished_at, moved_at)`);
    await none(sql`select e.chain from events e join events before on before.chain = e.chain and before.seq = e.seq - 1
      where e.at < before.at`);
  });

  test('hold what holds of every run: who asked decides nothing, and only what was approved is done, once', async () => {
    await none(
      sql`select decisions.id from decisions join runs on runs.id = run_id where decider_id = requester_id`,
    );
    await none(sql`select id from reviews where resolution is null or resolved_at < opened_at`);
    await none(sql`select id from reviews where resolution = 'approved' and quorum > (
      select count(distinct decider_id) from decisions where review_id = reviews.id and kind = 'approve')`);
    await none(sql`select runs.id from runs join executions on run_id = runs.id
      where runs.status in ('rejected', 'expired') or (runs.status = 'completed' and executions.status <> 'applied')`);
    await none(sql`select action_id from executions where not exists (
      select from decisions where proposal_id = executions.proposal_id and kind = 'approve')`);
    await none(sql`select id from runs where status = 'completed' and not exists (
      select from executions where run_id = runs.id)`);
    await none(sql`select runs.id from runs where status = 'blocked' and not exists (
      select from incidents where status = 'opened' and (run_id = runs.id
        or id in (select incident_id from incident_runs where run_id = runs.id)))`);
    await none(sql`select id from incidents where status = 'opened' and not exists (
      select from runs where status = 'blocked' and (id = incidents.run_id
        or id in (select run_id from incident_runs where incident_id = incidents.id)))`);
    await none(sql`select reversals.id from reversals join runs on runs.id = run_id
      join mode_changes on mode_changes.workflow_id = runs.workflow_id and mode_changes.to = 'live'
      where recorded_at >= mode_changes.at and mode_changes.reason = 'promoted'`);
    expect(await db.execute(sql`select id from reversals`)).not.toEqual([]);
  });

  test('have proposals whose digests are those of what they hold', async () => {
    const some = await db.select().from(proposals).orderBy(proposals.id).limit(60);
    for (const proposal of some) {
      const { actions } = await getProposalBody(db, proposal);
      expect(proposalDigest(actions, proposal.workflowVersion)).toBe(proposal.digest);
    }
  });

  test('can be shown: every kind of end, with its cards', async () => {
    const sources: Sources = {
      db,
      workflows,
      now: () => now,
      model: { label: 'Demo rules (not AI)', kind: 'demo' },
      membersOf: async () => ['U0GRACE', 'U0LINUS'],
      eligibilityOf: () => Promise.reject(new Error('No review is open.')),
    };
    const ends = await db.execute<{ id: string }>(sql`
      select distinct on (workflow_id, status, mode) id from runs order by workflow_id, status, mode, received_at desc`);
    expect(ends.length).toBeGreaterThan(12);
    for (const { id } of ends) {
      const view = await findRunView(sources, id);
      if (!view) throw new Error(`Nothing is shown of ${id}.`);
      const cards = view.reviews.map((review) => reviewCard(view, review, now));
      for (const message of [rootMessage(view), runTimeline(view, now), outcomeMessage(view), ...cards])
        expect(problemsOf(message, 'message'), id).toEqual([]);
    }
  });
});

describe('their story', () => {
  const inWeeks = async (from: number, to: number, workflow: string) => {
    const period = { from: later(now, -from * 7 * day), to: later(now, -to * 7 * day) };
    return (await metricsFor({ db, now: () => now }, { period, workflowIds: [workflow] })).total;
  };
  const share = ({ of, outOf }: { of: number; outOf: number }) => of / outOf;

  test('support triage improves: fewer proposals are rejected, more are approved as they are', async () => {
    const [first, last] = [await inWeeks(8, 6, 'support-triage'), await inWeeks(2, 0, 'support-triage')];
    expect(first.rejections.count).toBeGreaterThan(2 * last.rejections.count);
    expect(share(last.approved)).toBeGreaterThan(share(first.approved) + 0.1);
  });

  test('invoice exceptions get slow: people take longer and longer to decide', async () => {
    const [first, last] = [
      await inWeeks(8, 6, 'invoice-exceptions'),
      await inWeeks(2, 0, 'invoice-exceptions'),
    ];
    expect(last.timeToDecide.p50).toBeGreaterThan(2 * (first.timeToDecide.p50 ?? Infinity));
  });

  test('lead enrichment stumbles over the same thing in the last week, and two runs still stand', async () => {
    const { incidents } = await inWeeks(1, 0, 'lead-enrichment');
    expect(incidents.repeated).toEqual(['lead-enrichment:connector:no_answer']);
    expect(await db.$count(runs, sql`status = 'blocked' and workflow_id = 'lead-enrichment'`)).toBe(2);
    expect((await inWeeks(4, 3, 'lead-enrichment')).incidents.repeated).toEqual([]);
  });
});

test('the same seed tells the same to the last letter', async () => {
  const told = tellHistory({ workflows, now, seed });
  const hashes = await db.select({ hash: contents.hash }).from(contents);
  expect(digestOf(told.contents.map(({ hash }) => hash).toSorted())).toBe(
    digestOf(hashes.map(({ hash }) => hash).toSorted()),
  );
  const [{ count } = { count: 0 }] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from events where chain = 'workspace' or chain like 'run\\_%'`,
  );
  expect(told.events).toHaveLength(count);
});

test('it is told once, and not before what somebody really ran', async () => {
  expect(await seedHistory({ db, workflows, now, seed })).toBe('there');
  const { url, drop } = await freshDatabase();
  const { db: other, close } = openDatabase(url, { max: 1 });
  const [row] = await db.select().from(runs).limit(1);
  if (row) await other.insert(runs).values(row);
  expect(await seedHistory({ db: other, workflows, now, seed })).toBe('used');
  expect([await other.$count(runs), await findInventedUntil(other)]).toEqual([1, undefined]);
  await close();
  await drop();
});
