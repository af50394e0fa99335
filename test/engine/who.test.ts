import { describe, expect, test } from 'vitest';
import { peopleIn } from '../../src/engine/workspace/people.ts';
import { registerWorkflows } from '../../src/engine/workspace/register-workflows.ts';
import { seeReview } from '../../src/engine/reviews/see-review.ts';
import { seeRun } from '../../src/engine/runs/see-run.ts';
import { bindTeams } from './support/bind-teams.ts';
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
      () => seeRun(ctx, { runId: run.id, person: oscar, surface }),
      () => seeReview(ctx, { reviewId, person: oscar, surface }),
    ])
      expect(await refusalOf(look())).toEqual({
        reason: 'not_a_member',
        detail: { workflow: 'Refunds', team: 'reviewers', people: `${grace} ${linus}` },
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
      () => seeRun(ctx, { runId: 'run_nothing', person: ada, surface }),
      () => seeReview(ctx, { reviewId: 'rev_nothing', person: ada, surface }),
    ];
    for (const look of looks) expect(await refusalOf(look())).toMatchObject({ reason: 'unknown_run' });
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
    await bindTeams(engine.ctx, { teams: bound });
    let asked = 0;
    const reading = peopleIn(
      engine.db,
      {
        groupMembers: () => ((asked += 1), group()),
        standingOf: async () => 'member',
        timeZoneOf: async () => 'UTC',
        channelStanding: async () => 'open',
      },
      engine.ctx.now,
    );
    const members = () => reading.membersOf('reviewers');
    return { ...engine, members, asked: () => asked, heard: () => reading.heard.inGroup('S0REVIEWERS') };
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

  test('asked about once, however many look at the same moment', async () => {
    const { members, asked } = await people(async () => [grace]);
    await Promise.all(Array.from({ length: 20 }, () => members()));
    expect(asked()).toBe(1);
  });

  test('remembered as Slack said it last, for those who must not wait', async () => {
    const { members, heard, pass } = await people(async () => [grace]);
    expect(await heard()).toBeUndefined();
    await members();
    pass(60 * minute);
    expect(await heard()).toEqual([grace]);
  });

  test('read from the database at every call: who was taken off is out at once', async () => {
    const { members, ctx } = await people(async () => [grace]);
    expect(await members()).toContain(linus);
    await bindTeams(ctx, {
      teams: { reviewers: { channel: supportChannel, members: [], userGroup: 'S0REVIEWERS' } },
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

describe('before the app starts', () => {
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
