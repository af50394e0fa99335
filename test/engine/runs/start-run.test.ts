import { describe, expect, test } from 'vitest';
import { getContent } from '../../../src/db/contents.ts';
import { workspaceChain } from '../../../src/db/events.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { Refused } from '../../../src/domain/refused.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { teamProblems } from '../../../src/engine/workspace/check-teams.ts';
import { minute } from '../../../src/lib/time.ts';
import { ada, grace, linus, oscar, priya, supportChannel } from '../../support/cast.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';

test('Ada asks: the run, its first job, its messages and its first event are there together', async () => {
  const { start, ctx, takeJobs, eventRows, db } = await openEngine();
  const { run, how } = await start('1042');
  expect(how).toBe('started');
  expect(run).toMatchObject({
    status: 'queued',
    mode: 'live',
    attempt: 0,
    requesterId: ada,
    subjectLabel: 'Ticket 1042',
    channelId: supportChannel,
    workflowVersion: ctx.workflows[0]?.version,
  });
  expect(await takeJobs()).toEqual([{ name: 'agent', id: run.id, due: null }]);
  const root = await findMessage(db, run.id, 'root');
  expect(root).toMatchObject({ state: 'waiting', channelId: supportChannel, threadOf: null });
  expect(await findMessage(db, run.id, 'steps')).toMatchObject({ threadOf: root?.id });
  expect(await getContent(db, run.intakeId)).toEqual({ ticket: '1042' });
  const [event, ...others] = await eventRows(run.id);
  expect(others).toEqual([]);
  expect(event).toMatchObject({ type: 'run.queued', actorId: ada, surface: 'command', seq: 1 });
  expect(JSON.stringify(event?.data)).not.toContain('1042');
});

test('the same request again is the same run, even when its run is over', async () => {
  const { start, ctx, takeJobs } = await openEngine();
  const first = await start('1042', { key: 'slack:trigger:same' });
  expect(await start('1042', { key: 'slack:trigger:same' })).toMatchObject({
    how: 'repeated',
    run: first.run,
  });
  await cancelRun(ctx, { runId: first.run.id, person: ada, surface: 'command' });
  const again = await start('1042', { key: 'slack:trigger:same' });
  expect([again.how, again.run.id]).toEqual(['repeated', first.run.id]);
  expect(await takeJobs()).toHaveLength(1);
});

test('a second request about the same ticket joins the open run, and is remembered', async () => {
  const { start, events, takeJobs } = await openEngine();
  const first = await start('1042');
  const second = await start('1042');
  expect([second.how, second.run.id]).toEqual(['joined', first.run.id]);
  expect(await events(first.run.id)).toEqual(['run.queued', 'run.joined']);
  expect(await takeJobs()).toHaveLength(1);
});

test('once the run is over, the same ticket runs again', async () => {
  const { start, ctx } = await openEngine();
  const first = await start('1042');
  await cancelRun(ctx, { runId: first.run.id, person: ada, surface: 'command' });
  const second = await start('1042');
  expect(second.how).toBe('started');
  expect(second.run.id).not.toBe(first.run.id);
});

test('twenty clients send the same request at once: one run, one job', async () => {
  const { start, takeJobs, events } = await openEngine({ racing: true });
  const answers = await Promise.all(Array.from({ length: 20 }, () => start('1042', { key: 'same' })));
  expect(new Set(answers.map(({ run }) => run.id)).size).toBe(1);
  expect(answers.filter(({ how }) => how === 'started')).toHaveLength(1);
  expect(answers.filter(({ how }) => how === 'repeated')).toHaveLength(19);
  expect(await takeJobs()).toHaveLength(1);
  expect(await events(answers[0]?.run.id ?? '')).toEqual(['run.queued']);
});

test('twenty people ask about the same ticket at once: one run, nineteen join', async () => {
  const { start, takeJobs, brokenLinks } = await openEngine({ racing: true });
  const answers = await Promise.all(Array.from({ length: 20 }, () => start('1042')));
  expect(new Set(answers.map(({ run }) => run.id)).size).toBe(1);
  expect(answers.filter(({ how }) => how === 'joined')).toHaveLength(19);
  expect(await takeJobs()).toHaveLength(1);
  expect(await brokenLinks()).toEqual([]);
});

test('Oscar may not start it: nothing is written but that he tried', async () => {
  const { start, takeJobs, eventRows } = await openEngine();
  expect(await refusalOf(start('1042', { requesterId: oscar }))).toEqual({
    reason: 'not_a_starter',
    detail: { workflow: 'Refunds', team: 'agents', people: ada },
  });
  expect(await takeJobs()).toEqual([]);
  expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({
    type: 'refused',
    actorId: oscar,
    data: { attempted: 'start refunds', reason: 'not_a_starter' },
  });
});

test('Grace, with a role in the workflow, may start it; and anyone may, where anyone may', async () => {
  const { start } = await openEngine();
  expect((await start('1042', { requesterId: grace })).how).toBe('started');
  const open = await openEngine({ spec: { starters: 'anyone' } });
  expect((await open.start('1042', { requesterId: oscar })).how).toBe('started');
});

test('a ticket that is no number is refused with what to type', async () => {
  const { start, events } = await openEngine();
  expect(await refusalOf(start('the late one'))).toEqual({
    reason: 'bad_input',
    detail: { ticket: 'Type the number of a ticket.' },
  });
  expect(await events(workspaceChain)).toContain('refused');
});

test('a workflow that there is not is refused with those that there are', async () => {
  const { start } = await openEngine();
  expect(await refusalOf(start('1042', { workflowId: 'refund' }))).toEqual({
    reason: 'unknown_workflow',
    detail: { asked: 'refund', known: 'refunds' },
  });
});

test('a workflow with a team that nobody bound is refused with the team, and whom to ask', async () => {
  const { start, takeJobs, eventRows } = await openEngine({ spec: { backupOwner: 'nowhere' } });
  expect(await refusalOf(start('1042'))).toEqual({
    reason: 'workflow_unbound',
    detail: { workflow: 'Refunds', team: 'nowhere', admins: priya },
  });
  expect(await refusalOf(start('1042', { requesterId: oscar }))).toMatchObject({
    reason: 'workflow_unbound',
  });
  expect(await takeJobs()).toEqual([]);
  expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({ type: 'refused', actorId: oscar });
});

test('a workflow whose rules may ask for more people than a team has is refused, with how many', async () => {
  const { start, ctx } = await openEngine();
  await bindTeams(ctx, { teams: { reviewers: { channel: supportChannel, members: [grace] } } });
  expect(await refusalOf(start('1042'))).toEqual({
    reason: 'team_too_small',
    detail: { workflow: 'Refunds', team: 'reviewers', needed: '2', there: '1', admins: priya },
  });
  await bindTeams(ctx, { teams: { reviewers: { channel: supportChannel, members: [grace, linus] } } });
  expect((await start('1042')).how).toBe('started');
});

describe('with reviewers who are a user group', () => {
  async function grouped(members: string[] = []) {
    const engine = await openEngine();
    const { ctx, groups } = engine;
    const reviewers = { channel: supportChannel, members: [], userGroup: 'S0REVIEWERS' };
    await bindTeams(ctx, { teams: { reviewers } });
    groups.set('S0REVIEWERS', members);
    let asked = 0;
    const { inGroup, standingOf } = ctx.people;
    const silent = () => Promise.reject(new Refused('people_unknown', { group: 'S0REVIEWERS' }));
    return {
      ...engine,
      asked: () => asked,
      count: () => {
        ctx.people = { ...ctx.people, inGroup: (id) => ((asked += 1), inGroup(id)), standingOf };
      },
      silence: () => {
        ctx.people = { ...ctx.people, inGroup: silent };
      },
    };
  }

  test('nobody waits for Slack while what it said last is enough, even if that was long ago', async () => {
    const { start, ctx, asked, count, pass } = await grouped([grace, linus]);
    await teamProblems(ctx);
    pass(60 * minute);
    count();
    expect((await start('1042')).how).toBe('started');
    expect(asked()).toBe(0);
  });

  test('when it said too few, it is asked again: somebody may have joined', async () => {
    const { start, ctx, groups, pass } = await grouped([grace]);
    await teamProblems(ctx);
    expect(await refusalOf(start('1042'))).toMatchObject({ reason: 'team_too_small' });
    groups.set('S0REVIEWERS', [grace, linus]);
    expect(await refusalOf(start('1042'))).toMatchObject({ reason: 'team_too_small' });
    pass(minute);
    expect((await start('1042')).how).toBe('started');
    expect(await teamProblems(ctx)).not.toContainEqual(expect.objectContaining({ stops: true }));
  });

  test('when it said too few and says nothing now, the start is refused', async () => {
    const { start, ctx, silence } = await grouped([grace]);
    await teamProblems(ctx);
    silence();
    expect(await refusalOf(start('1042'))).toEqual({
      reason: 'people_unknown',
      detail: { team: 'reviewers' },
    });
  });
});

test('when Slack does not say who is in a team, nobody is let in', async () => {
  const { ctx, start } = await openEngine();
  ctx.people = {
    ...ctx.people,
    membersOf: () => Promise.reject(new Refused('people_unknown', { group: 'S0AGENTS' })),
  };
  expect(await refusalOf(start('1042'))).toMatchObject({ reason: 'people_unknown' });
});
