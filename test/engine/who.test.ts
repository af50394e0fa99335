import { describe, expect, test } from 'vitest';
import { findTeam } from '../../src/db/teams.ts';
import { workspaceChain } from '../../src/db/events.ts';
import { assertTeamsSuffice, teamProblems } from '../../src/engine/workspace/check-teams.ts';
import { peopleIn } from '../../src/engine/workspace/people.ts';
import { registerWorkflows } from '../../src/engine/workspace/register-workflows.ts';
import { seeReview } from '../../src/engine/reviews/see-review.ts';
import { seeRun } from '../../src/engine/runs/see-run.ts';
import { bindTeams } from '../../src/engine/workspace/seed.ts';
import { getMode } from '../../src/db/workflows.ts';
import { minute } from '../../src/lib/time.ts';
import { ada, grace, linus, margaret, oscar, supportChannel, teams } from '../support/cast.ts';
import { openEngine } from './support/engine.ts';
import { refundWorkflow } from './support/refund-workflow.ts';
import { refusalOf } from './support/refusal-of.ts';
import { refundOf } from './support/scripted-agent.ts';

const surface = 'command' as const;

describe('a run is shown', () => {
  test.each([ada, grace, margaret])('to %s, with a role in it', async (person) => {
    const { ctx, propose, openReview } = await openEngine({ script: refundOf(84_00) });
    const run = await propose();
    expect((await seeRun(ctx, { runId: run.id, person, surface })).id).toBe(run.id);
    const review = await openReview(run.id);
    expect((await seeReview(ctx, { reviewId: review.id, person, surface })).id).toBe(review.id);
  });

  test('not to Oscar, and that he tried is on record', async () => {
    const { ctx, propose, openReview, eventRows } = await openEngine({ script: refundOf(84_00) });
    const run = await propose();
    const { id: reviewId } = await openReview(run.id);
    for (const look of [
      seeRun(ctx, { runId: run.id, person: oscar, surface }),
      seeReview(ctx, { reviewId, person: oscar, surface }),
    ])
      expect(await refusalOf(look)).toEqual({
        reason: 'not_a_member',
        detail: { workflow: 'Refunds', team: 'reviewers' },
      });
    expect((await eventRows(run.id)).filter(({ type }) => type === 'refused')).toHaveLength(2);
  });

  test('to whoever asked for it, of whatever team', async () => {
    const { ctx, start } = await openEngine({ spec: { starters: 'anyone' } });
    const { run } = await start('1042', { requesterId: oscar });
    expect((await seeRun(ctx, { runId: run.id, person: oscar, surface })).id).toBe(run.id);
  });

  test('not when there is none', async () => {
    const { ctx } = await openEngine();
    const looks = [
      seeRun(ctx, { runId: 'run_nothing', person: ada, surface }),
      seeReview(ctx, { reviewId: 'rev_nothing', person: ada, surface }),
    ];
    for (const look of looks) expect(await refusalOf(look)).toMatchObject({ reason: 'unknown_run' });
  });
});

describe('a team is', () => {
  const bound = {
    ...teams,
    reviewers: { channel: supportChannel, members: [linus], userGroup: 'S0REVIEWERS' },
  };

  /** The engine's people, where Slack's user group says what `group` says. */
  async function people(group: () => Promise<string[]>) {
    const engine = await openEngine();
    await bindTeams(engine.ctx, { teams: bound, modes: {} });
    let asked = 0;
    const reading = peopleIn(
      engine.db,
      { groupMembers: () => ((asked += 1), group()), standingOf: async () => 'member' },
      engine.ctx.now,
    );
    return { ...engine, members: () => reading.membersOf('reviewers'), asked: () => asked };
  }

  test('who is bound to it and who is in its user group, each once', async () => {
    const { members } = await people(async () => [grace, linus]);
    expect((await members()).toSorted()).toEqual([grace, linus]);
  });

  test('read from Slack at most once a minute', async () => {
    const { members, asked, pass } = await people(async () => [grace]);
    await members();
    pass(minute - 1);
    await members();
    expect(asked()).toBe(1);
    pass(1);
    await members();
    expect(asked()).toBe(2);
  });

  test('read from the database at every call: who was taken off is out at once', async () => {
    const { members, ctx } = await people(async () => [grace]);
    expect(await members()).toContain(linus);
    await bindTeams(ctx, {
      teams: { reviewers: { channel: supportChannel, members: [], userGroup: 'S0REVIEWERS' } },
      modes: {},
    });
    expect(await members()).toEqual([grace]);
  });

  test('nobody’s guess when Slack does not say: it is refused, and asked again next time', async () => {
    let works = false;
    const { members } = await people(async () => {
      if (!works) throw new Error('ratelimited');
      return [grace];
    });
    expect(await refusalOf(members())).toEqual({
      reason: 'people_unknown',
      detail: { group: 'S0REVIEWERS', code: 'Error' },
    });
    works = true;
    expect(await members()).toContain(grace);
  });

  test('empty when there is no such team', async () => {
    const { ctx } = await openEngine();
    expect(await ctx.people.membersOf('nowhere')).toEqual([]);
  });
});

test('binding a team is on record, and binding it again as it is is not', async () => {
  const { ctx, db, eventRows } = await openEngine();
  const before = await eventRows(workspaceChain);
  expect(before.map(({ data }) => data['team'] as string).toSorted()).toEqual(Object.keys(teams).toSorted());
  await bindTeams(ctx, { teams, modes: {} });
  expect(await eventRows(workspaceChain)).toHaveLength(before.length);
  await bindTeams(ctx, { teams: { agents: { channel: 'C0ELSEWHERE', members: [grace] } }, modes: {} });
  expect(await findTeam(db, 'agents')).toMatchObject({ channelId: 'C0ELSEWHERE', members: [grace] });
  expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({
    type: 'teams.bound',
    data: { team: 'agents' },
  });
});

describe('before the app starts', () => {
  test('teams that suffice are no problem', async () => {
    const { ctx } = await openEngine();
    expect(await teamProblems(ctx)).toEqual([]);
    await assertTeamsSuffice(ctx);
  });

  test('a team that nobody is in, and one that is smaller than a quorum, are named together', async () => {
    const { ctx } = await openEngine();
    const bound = {
      reviewers: { channel: supportChannel, members: [grace] },
      agents: { channel: supportChannel, members: [] },
    };
    await bindTeams(ctx, { teams: bound, modes: {} });
    expect(await teamProblems(ctx)).toEqual([
      expect.stringMatching(/needs the team agents, and nobody is in it/),
      expect.stringMatching(/may ask reviewers for 2 approvals, and it has 1/),
    ]);
    await expect(assertTeamsSuffice(ctx)).rejects.toThrow(/agents(.|\n)*reviewers/);
  });

  test('a quorum goes along with an escalation, so the next team must be large enough too', async () => {
    const { ctx } = await openEngine();
    await bindTeams(ctx, { teams: { leads: { channel: supportChannel, members: [margaret] } }, modes: {} });
    expect(await teamProblems(ctx)).toEqual([
      expect.stringMatching(/may ask leads for 2 approvals, and it has 1/),
    ]);
  });

  test('a database that met the demo refuses a real model, and the other way round', async () => {
    const { ctx } = await openEngine();
    const real = { ...ctx, agent: { ...ctx.agent, kind: 'real' as const } };
    await expect(registerWorkflows(real)).rejects.toThrow(
      /This database is demo and the model is real.*never mixed/,
    );
    await registerWorkflows(ctx);
  });

  test('a workflow that is new is in pilot, and a mode once set is never overwritten', async () => {
    const { ctx, db, shop } = await openEngine({ mode: 'shadow' });
    const workflows = [...ctx.workflows, refundWorkflow(shop, { id: 'exchanges' })];
    await registerWorkflows({ ...ctx, workflows }, { refunds: 'live' });
    expect([await getMode(db, 'refunds'), await getMode(db, 'exchanges')]).toEqual(['shadow', 'pilot']);
    await expect(getMode(db, 'returns')).rejects.toThrow(/returns is not registered/);
  });
});
