import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { insertIncident } from '../../src/db/incidents.ts';
import { insertRun } from '../../src/db/runs.ts';
import type { Run } from '../../src/db/runs.ts';
import { incidentFingerprint } from '../../src/domain/incident.ts';
import { periodNamed } from '../../src/domain/period.ts';
import { cancelRun } from '../../src/engine/runs/cancel-run.ts';
import { involvementAsKnown, involvementOf } from '../../src/engine/authority.ts';
import { Refused } from '../../src/domain/refused.ts';
import { listWaiting } from '../../src/reports/waiting-reviews.ts';
import { pauseWorkflow } from '../../src/engine/pauses/pause-workflow.ts';
import { obstaclesOf } from '../../src/engine/workspace/obstacles-of.ts';
import { newId } from '../../src/lib/ids.ts';
import { day, hour, later, minute } from '../../src/lib/time.ts';
import { readHome } from '../../src/reports/home/home.ts';
import type { HomeWanted } from '../../src/reports/home/home.ts';
import { noon, openEngine } from '../engine/support/engine.ts';
import { refundOf } from '../engine/support/scripted-agent.ts';
import { ada, grace, linus, margaret, oscar, priya } from '../support/cast.ts';
import { sourcesOf } from './support/sources.ts';

async function office() {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { ctx, db } = engine;
  const sources = {
    ...sourcesOf(ctx),
    threadUrl: (channel: string, ts: string) => `https://slack/${channel}/${ts}`,
  };
  const limits = { waiting: 10, stopped: 6, runs: 3 };
  return {
    ...engine,
    async home(person: string, wanted: Partial<HomeWanted> = {}) {
      const { workflowIds, ownIn, roleIn } = await involvementAsKnown(ctx, person);
      return readHome(sources, {
        seen: { workflowIds, ownIn, requesterId: person },
        workflowIds: roleIn,
        obstacles: await obstaclesOf(ctx),
        lately: periodNamed('7d', ctx.now(), ctx.timeZone),
        filter: {},
        turn: undefined,
        limits,
        ...wanted,
      });
    },
    /** A run that is over, so many minutes after noon. */
    async ended(minutes: number, changes: Partial<Run> = {}) {
      const id = newId('run');
      const at = later(noon, minutes * minute);
      await insertRun(db, {
        id,
        workflowId: 'refunds',
        workflowVersion: 'v1',
        mode: 'live',
        status: 'completed',
        trigger: 'command',
        intakeKey: id,
        subjectKey: id,
        subjectLabel: `Ticket ${minutes}`,
        intakeId: newId('txt'),
        requesterId: ada,
        channelId: 'C0SUPPORT',
        receivedAt: at,
        finishedAt: at,
        movedAt: at,
        ...changes,
      });
      return id;
    },
    async incident(runId: string | null, severity: 'low' | 'high' | 'critical', openedAt = noon) {
      const id = newId('inc');
      await insertIncident(db, {
        id,
        runId,
        workflowId: 'refunds',
        cause: 'model',
        code: 'timeout',
        fingerprint: incidentFingerprint('refunds', 'model', 'timeout'),
        severity,
        status: 'opened',
        ownerTeam: 'leads',
        openedAt,
      });
      return id;
    },
  };
}

test('Grace sees what waits, how her workflow is and what ran; Oscar, who has no part in it, sees none of it', async () => {
  const { propose, home, pass } = await office();
  const run = await propose();
  pass(5 * hour);
  const hers = await home(grace);
  expect(hers.waiting).toMatchObject({ total: 1, overdue: 1, lines: [{ runId: run.id }] });
  expect(hers.workflows).toMatchObject([
    {
      id: 'refunds',
      title: 'Refunds',
      mode: 'live',
      health: 'needs_a_look',
      reasons: [{ code: 'reviews_overdue' }],
    },
  ]);
  expect(hers.runs).toMatchObject({ count: 1, lines: [{ id: run.id, waitingFor: 'reviewers, level 1' }] });

  const his = await home(oscar);
  expect(his).toMatchObject({ waiting: { total: 0 }, workflows: [], runs: { count: 0, lines: [] } });
  expect(his.stopped).toEqual({ lines: [], incidents: 0, runs: 0 });
});

test('the gravest incident comes first with the way to it, then stopped runs that no incident stands for', async () => {
  const { ended, incident, home, db } = await office();
  const stopped = { status: 'blocked', finishedAt: null, cause: 'model', causeCode: 'timeout' } as const;
  const told = await ended(1, stopped);
  const alone = await ended(2, stopped);
  const late = await incident(null, 'high', later(noon, minute));
  const high = await incident(null, 'high');
  const worst = await incident(told, 'critical', later(noon, hour));
  const card = (id: string, about: string, kind: string, ts: string) =>
    db.execute(sql`insert into messages (id, run_id, kind, about_id, channel_id, ts, state, due_at)
      values (${id}, null, ${kind}, ${about}, 'C0SUPPORT', ${ts}, 'shown', ${noon.toISOString()})`);
  await card('msg_1', worst, 'incident', '7.1');
  await card('msg_2', alone, 'root', '7.2');

  const { stopped: list, workflows } = await home(margaret);
  expect(list).toMatchObject({ incidents: 3, runs: 2 });
  expect(list.lines.map(({ id, url, subject }) => [id, url, subject])).toEqual([
    [worst, 'https://slack/C0SUPPORT/7.1', 'Ticket 1'],
    [high, null, null],
    [late, null, null],
    [alone, 'https://slack/C0SUPPORT/7.2', 'Ticket 2'],
  ]);
  expect(workflows).toMatchObject([
    {
      health: 'in_trouble',
      reasons: [
        { code: 'incidents', critical: 1, open: 3 },
        { code: 'repeated_failures', count: 1 },
        { code: 'blocked_runs', count: 2 },
      ],
    },
  ]);
  expect((await home(oscar)).stopped.lines).toEqual([]);
  await db.execute(sql`update incidents set status = 'resolved'`);
  expect((await home(margaret)).stopped).toMatchObject({ incidents: 0, runs: 2 });
});

test('whoever asked for a stopped run sees that, and no incident of others', async () => {
  const { ended, incident, home, ctx } = await office();
  ctx.workflows = ctx.workflows.map((workflow) => ({ ...workflow, roles: { see: ['leads'] } }));
  const hers = await ended(1, { status: 'blocked', finishedAt: null, requesterId: ada });
  await incident(await ended(2, { status: 'blocked', finishedAt: null, requesterId: oscar }), 'critical');
  const { stopped } = await home(ada);
  expect(stopped).toMatchObject({ incidents: 0, runs: 1, lines: [{ id: hers }] });
});

test('a pause and a demotion are said, with who and when', async () => {
  const { home, ctx, db } = await office();
  const said = { workflow: 'refunds', person: margaret, surface: 'command', reason: 'Stocktaking' } as const;
  await pauseWorkflow(ctx, said);
  await db.execute(sql`insert into events (chain, type, actor_kind, actor_id, surface, data, at)
    values ('workspace', 'workflow.demoted', 'system', 'leenops', 'none', '{"workflow":"refunds"}', ${noon.toISOString()})`);
  const [refunds] = (await home(grace)).workflows;
  expect(refunds).toMatchObject({
    health: 'needs_a_look',
    reasons: [
      { code: 'paused', by: margaret, since: noon },
      { code: 'demoted', at: noon },
    ],
  });
});

test('pages turn back and forth without a gap, whatever is filtered, and the first is whole again', async () => {
  const { ended, home } = await office();
  for (let each = 0; each < 8; each += 1)
    await ended(each, each % 2 ? { status: 'rejected', requesterId: linus } : {});
  const subjects = ({ runs }: Awaited<ReturnType<typeof home>>) =>
    runs.lines.map(({ subject }) => subject.slice(7));
  const first = await home(priya);
  expect([subjects(first), first.runs.count, first.runs.before]).toEqual([['7', '6', '5'], 8, undefined]);
  const second = await home(priya, { turn: { olderThan: first.runs.next! } });
  expect(subjects(second)).toEqual(['4', '3', '2']);
  const third = await home(priya, { turn: { olderThan: second.runs.next! } });
  expect([subjects(third), third.runs.next]).toEqual([['1', '0'], undefined]);
  const back = await home(priya, { turn: { newerThan: third.runs.before! } });
  expect([subjects(back), back.runs.next]).toEqual([['4', '3', '2'], second.runs.next]);
  await ended(9);
  const top = await home(priya, { turn: { newerThan: back.runs.before! } });
  expect(subjects(top)).toEqual(['7', '6', '5']);
  const newest = await home(priya, { turn: { newerThan: top.runs.before! } });
  expect(subjects(newest)).toEqual(['9', '7', '6']);

  const filtered = {
    filter: { statuses: ['rejected' as const], requesterId: linus, since: later(noon, 2 * minute) },
  };
  const his = await home(linus, filtered);
  expect([subjects(his), his.runs.count]).toEqual([['7', '5', '3'], 3]);
  expect((await home(linus, { filter: { workflowId: 'others' } })).runs).toMatchObject({
    count: 0,
    lines: [],
  });
});

test('a page whose runs are gone meanwhile is the first one again', async () => {
  const { ended, home, db } = await office();
  for (let each = 0; each < 5; each += 1) await ended(each, each < 2 ? { status: 'rejected' } : {});
  const { runs } = await home(priya);
  await db.execute(sql`delete from runs where status = 'rejected'`);
  const turned = await home(priya, { turn: { olderThan: runs.next! } });
  expect(turned.runs).toMatchObject({ count: 3, lines: runs.lines });
  expect(turned.runs.next).toBeUndefined();
});

test('where Slack does not say who reviews, nobody is taken for a reviewer: the Home says which team, and the queue is refused', async () => {
  const { propose, home, ctx } = await office();
  await propose();
  const { membersOf } = ctx.people;
  ctx.people.membersOf = (team) =>
    team === 'reviewers' ? Promise.reject(new Refused('people_unknown', { group: 'S0' })) : membersOf(team);
  expect(await involvementAsKnown(ctx, grace)).toMatchObject({
    unknown: ['reviewers'],
    roleIn: [],
    workflowIds: [],
  });
  expect(await involvementAsKnown(ctx, margaret)).toMatchObject({
    unknown: ['reviewers'],
    roleIn: ['refunds'],
  });
  await expect(involvementOf(ctx, margaret)).rejects.toMatchObject({ reason: 'people_unknown' });
  await expect(listWaiting(sourcesOf(ctx), grace, { limit: 10 })).rejects.toMatchObject({
    reason: 'people_unknown',
  });
  expect(await home(grace)).toMatchObject({ waiting: { total: 0, unknown: ['reviewers'] }, workflows: [] });
});

test('two runs of the same instant are each on one page', async () => {
  const { ended, home } = await office();
  for (let each = 0; each < 7; each += 1) await ended(1);
  const seen: string[] = [];
  let turn: HomeWanted['turn'];
  for (;;) {
    const { runs } = await home(grace, { turn });
    seen.push(...runs.lines.map(({ id }) => id));
    if (!runs.next) break;
    turn = { olderThan: runs.next };
  }
  expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
});

test('a cancelled run is one that was, and a run before the period is not counted', async () => {
  const { propose, home, ctx, pass } = await office();
  const { id } = await propose();
  await cancelRun(ctx, { runId: id, person: ada, surface: 'command' });
  pass(8 * day);
  const since = later(ctx.now(), -7 * day);
  expect((await home(grace, { filter: { since } })).runs).toMatchObject({ count: 0, lines: [] });
  expect((await home(grace)).runs).toMatchObject({ count: 1, lines: [{ id, status: 'cancelled' }] });
});
