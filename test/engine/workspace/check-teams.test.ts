import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { Refused } from '../../../src/domain/refused.ts';
import { adminProblems } from '../../../src/engine/workspace/check-admins.ts';
import { teamProblems } from '../../../src/engine/workspace/check-teams.ts';
import { hour, minute } from '../../../src/lib/time.ts';
import { sayTeamProblems } from '../../../src/engine/workspace/say-team-problems.ts';
import { refundWorkflow } from '../support/refund-workflow.ts';
import { grace, linus, margaret, oscar, priya, supportChannel as channel } from '../../support/cast.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { openEngine } from '../support/engine.ts';

const tim = 'U0TIM';
const enough = {
  reviewers: { channel, members: [grace, linus, tim] },
  leads: { channel, members: [margaret, priya, tim] },
};

async function bound(teams: Parameters<typeof bindTeams>[1]['teams'] = {}) {
  const engine = await openEngine();
  await bindTeams(engine.ctx, { teams: { ...enough, ...teams } });
  return engine;
}

const brief = ({ team, code, stops, needed, there }: Awaited<ReturnType<typeof teamProblems>>[number]) => ({
  team,
  code,
  stops,
  needed,
  there,
});

test('teams that suffice are no problem', async () => {
  const { ctx } = await bound();
  expect(await teamProblems(ctx)).toEqual([]);
});

test('a team that nobody is in, and one that is smaller than a quorum, are named together, with what to do', async () => {
  const { ctx } = await bound({
    reviewers: { channel, members: [grace] },
    agents: { channel, members: [] },
  });
  const problems = await teamProblems(ctx);
  expect(problems.map(brief)).toEqual([
    { team: 'agents', code: 'empty', stops: true, needed: 1, there: 0 },
    { team: 'reviewers', code: 'too_small', stops: true, needed: 2, there: 1 },
  ]);
  expect(problems.map(({ sentence, remedy }) => `${sentence} ${remedy}`)).toEqual([
    'refunds cannot run: nobody is in its team agents. An admin adds people with /leenops teams.',
    'refunds cannot run: its rules may ask reviewers for 2 different people, and it has 1 who may take part. An admin adds people with /leenops teams, or the rule is changed.',
  ]);
});

test('a team that nobody bound is named; another workflow, which does not need it, is not', async () => {
  const { ctx, shop } = await bound();
  const lost = refundWorkflow(shop, { id: 'exchanges', backupOwner: 'nowhere' });
  const both = { ...ctx, workflows: [...ctx.workflows, lost] };
  expect(await teamProblems(both)).toEqual([
    expect.objectContaining({ workflowId: 'exchanges', team: 'nowhere', code: 'unbound', there: null }),
  ]);
  expect(await teamProblems(both, ctx.workflows[0])).toEqual([]);
});

test('a quorum goes along with an escalation, so the next team must be large enough too', async () => {
  const { ctx } = await bound({ leads: { channel, members: [margaret] } });
  expect((await teamProblems(ctx)).map(brief)).toEqual([
    { team: 'leads', code: 'too_small', stops: true, needed: 2, there: 1 },
  ]);
});

test('exactly as many as a rule asks for is a warning: one of them may be the one who asked', async () => {
  const { ctx } = await bound({ reviewers: { channel, members: [grace, linus] } });
  const [problem, ...others] = await teamProblems(ctx);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ team: 'reviewers', code: 'barely_enough', stops: false });
  expect(problem?.sentence).toContain('would wait for somebody who is not there.');
});

describe('who counts', () => {
  test('is neither deactivated, nor a bot, nor a guest, unless the workflow lets guests in', async () => {
    const { ctx, shop, accounts } = await bound();
    accounts.set(linus, 'deactivated');
    accounts.set(tim, 'guest');
    accounts.set(margaret, 'bot');
    expect((await teamProblems(ctx)).map(brief)).toEqual([
      { team: 'reviewers', code: 'too_small', stops: true, needed: 2, there: 1 },
      { team: 'leads', code: 'too_small', stops: true, needed: 2, there: 1 },
    ]);
    const open = { ...ctx, workflows: [refundWorkflow(shop, { welcome: ['guest'] })] };
    expect((await teamProblems(open)).map(brief)).toEqual([
      { team: 'reviewers', code: 'barely_enough', stops: false, needed: 2, there: 2 },
      { team: 'leads', code: 'barely_enough', stops: false, needed: 2, there: 2 },
    ]);
  });

  test('is in the team by name or by its user group, each once', async () => {
    const { ctx, groups, pass } = await bound({
      reviewers: { channel, members: [grace], userGroup: 'S0REVIEWERS' },
    });
    groups.set('S0REVIEWERS', [grace]);
    expect((await teamProblems(ctx)).map(brief)).toMatchObject([{ code: 'too_small', there: 1 }]);
    groups.set('S0REVIEWERS', [grace, oscar, linus]);
    pass(minute);
    expect(await teamProblems(ctx)).toEqual([]);
  });

  test('is asked about only until there are enough: a large user group costs no more than a small one', async () => {
    const { ctx, groups } = await bound({ reviewers: { channel, members: [], userGroup: 'S0ALL' } });
    groups.set(
      'S0ALL',
      Array.from({ length: 500 }, (_, index) => `U0X${index}`),
    );
    let asked = 0;
    const { standingOf } = ctx.people;
    const counted = { ...ctx.people, standingOf: (id: string) => ((asked += 1), standingOf(id)) };
    expect(await teamProblems({ ...ctx, people: counted })).toEqual([]);
    expect(asked).toBeLessThan(15);
  });
});

describe('without asking Slack', () => {
  test('a user group that nobody looked at yet is no problem, and one that was too small is', async () => {
    const { ctx, groups, pass } = await bound({
      reviewers: { channel, members: [], userGroup: 'S0REVIEWERS' },
    });
    const heard = () => teamProblems(ctx, undefined, ctx.people.heard);
    groups.set('S0REVIEWERS', [grace]);
    expect(await heard()).toEqual([]);
    expect((await teamProblems(ctx)).map(brief)).toMatchObject([{ code: 'too_small' }]);
    pass(hour);
    expect((await heard()).map(brief)).toMatchObject([{ code: 'too_small', there: 1 }]);
  });
});

test('when Slack does not say, that is said, and stops nothing', async () => {
  const { ctx } = await bound({ reviewers: { channel, members: [], userGroup: 'S0REVIEWERS' } });
  const silent = { ...ctx.people, inGroup: () => Promise.reject(new Refused('people_unknown')) };
  expect((await teamProblems({ ...ctx, people: silent })).map(brief)).toEqual([
    { team: 'reviewers', code: 'unknown', stops: false, needed: 2, there: null },
  ]);
});

test('at the start every problem is a line of the log, a team that is too small an error, and the app goes on', async () => {
  const { ctx, shop } = await bound({ reviewers: { channel, members: [grace] } });
  const lines: { level: number; msg: string }[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(JSON.parse(line)) });
  const workflows = [refundWorkflow(shop, { backupOwner: 'nowhere' })];
  await sayTeamProblems({ ...ctx, workflows, log });
  expect(lines).toMatchObject([
    { level: pino.levels.values['error'], team: 'reviewers', code: 'too_small', needed: 2, there: 1 },
    { level: pino.levels.values['warn'], team: 'nowhere', code: 'unbound' },
  ]);
  expect(lines).toHaveLength(2);
  expect(lines[1]?.msg).toBe(
    'refunds cannot run: nobody bound its team nowhere to people and a channel. An admin binds it with /leenops teams.',
  );
});

describe('an id in LEENOPS_ADMINS', () => {
  test('of an active colleague is no problem', async () => {
    const { ctx } = await bound();
    expect(await adminProblems(ctx)).toEqual([]);
  });

  test('that has no rights, or that Slack does not know, is said at the start, because nobody else can bind teams', async () => {
    const { ctx, accounts } = await bound();
    accounts.set(grace, 'deactivated');
    accounts.set(oscar, 'guest');
    const { standingOf } = ctx.people;
    const people = {
      ...ctx.people,
      standingOf: (id: string) =>
        id === tim ? Promise.reject(new Refused('people_unknown', { person: id })) : standingOf(id),
    };
    const lines: { level: number; msg: string }[] = [];
    const log = pino({ level: 'error' }, { write: (line) => void lines.push(JSON.parse(line)) });
    await sayTeamProblems({ ...ctx, people, log, admins: [priya, grace, oscar, tim], workflows: [] });
    expect(lines.map(({ msg }) => msg)).toEqual([
      'LEENOPS_ADMINS holds U0GRACE, whose account is deactivated or not a person’s. It has no rights: name somebody else.',
      'LEENOPS_ADMINS holds U0OSCAR, a guest or somebody of another organisation. It has no rights: name somebody else.',
      'LEENOPS_ADMINS holds U0TIM, and Slack does not say who that is. If that stays so, the id is wrong.',
    ]);
  });
});
