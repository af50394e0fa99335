import { describe, expect, test } from 'vitest';
import { adminsOf, adminsToAsk, assertIsAdmin, assertMay, may, sightOf } from '../../src/engine/authority.ts';
import type { Right } from '../../src/engine/rights.ts';
import { approveReview } from '../../src/engine/reviews/approve-review.ts';
import { Refused } from '../../src/domain/refused.ts';
import type { Standing } from '../../src/domain/review.ts';
import { adminTeam } from '../../src/domain/team.ts';
import { declareAbsence } from '../../src/engine/people/declare-absence.ts';
import { minute } from '../../src/lib/time.ts';
import { ada, grace, linus, margaret, oscar, priya, supportChannel } from '../support/cast.ts';
import { bindTeams } from './support/bind-teams.ts';
import { openEngine } from './support/engine.ts';
import type { RefundSpec } from './support/refund-workflow.ts';
import { refusalOf } from './support/refusal-of.ts';
import { refundOf } from './support/scripted-agent.ts';

/** Named an admin in Slack, and in no other team. */
const radia = 'U0RADIA';
const tim = 'U0TIM';

/** Ada asked for a run, and it waits for the reviewers. */
async function waiting(spec: Partial<RefundSpec> = {}) {
  const engine = await openEngine({ script: refundOf(84_00), spec });
  await bindTeams(engine.ctx, { teams: { [adminTeam]: { channel: supportChannel, members: [radia] } } });
  const run = await engine.propose();
  const { ctx } = engine;
  const [workflow] = ctx.workflows;
  if (!workflow) throw new Error('There is no workflow.');
  const asked = (right: Right, person: string) => may(ctx, right, workflow, person, run);
  const refusal = (right: Right, person: string) => refusalOf(assertMay(ctx, right, workflow, person, run));
  const margaretStandsInFor = (person: string) =>
    declareAbsence(ctx, { person, days: '2026-11-23..2026-11-27', deputies: [margaret], surface: 'command' });
  /** What Slack says of an account, once it is asked again. */
  const becomes = (person: string, standing: Standing) => {
    engine.accounts.set(person, standing);
    engine.pass(minute);
  };
  return { ...engine, workflow, run, asked, refusal, becomes, margaretStandsInFor };
}

const everybody = { ada, grace, linus, margaret, priya, radia, oscar };

test.each<[Right, string]>([
  ['start', 'ada grace linus margaret priya'],
  ['see', 'ada grace linus margaret priya'],
  ['measure', 'ada grace linus margaret priya radia'],
  ['cancel', 'ada margaret priya'],
  ['handle', 'margaret priya radia'],
  ['supply', 'ada margaret priya radia'],
  ['pause', 'margaret priya radia'],
  ['promote', 'margaret priya'],
  ['confirm_promotion', 'margaret priya radia'],
  ['demote', 'margaret priya radia'],
  ['export', 'margaret priya radia'],
  ['measure', 'ada grace linus margaret priya radia'],
  ['reverse', 'grace linus margaret priya'],
])('the right to %s have %s, and nobody else', async (right, those) => {
  const { ctx, workflow, run, asked } = await waiting();
  const names: string[] = [];
  for (const [name, person] of Object.entries(everybody)) {
    const allowed = await asked(right, person);
    const attempt = assertMay(ctx, right, workflow, person, run).then(
      () => true,
      (error: unknown) => !(error instanceof Refused),
    );
    expect(await attempt).toBe(allowed);
    if (allowed) names.push(name);
  }
  expect(names.join(' ')).toBe(those);
});

describe('a workflow may say otherwise', () => {
  const spec: Partial<RefundSpec> = {
    roles: { see: ['managers'], pause: ['reviewers'], promote: ['agents'] },
  };

  test('who pauses, and who promotes; the admins can always pause', async () => {
    const { asked } = await waiting(spec);
    const those = async (right: Right) => {
      const found = await Promise.all(
        Object.entries(everybody).map(async ([name, id]) => ((await asked(right, id)) ? name : '')),
      );
      return found.filter(Boolean).join(' ');
    };
    expect(await those('pause')).toBe('grace linus priya radia');
    expect(await those('promote')).toBe('ada');
  });

  test('who sees: those it names, whoever asked, and those for whom it waits', async () => {
    const { asked, run, openReview, ctx, workflow } = await waiting(spec);
    expect(await asked('see', priya)).toBe(true);
    expect(await asked('see', ada)).toBe(true);
    expect(await asked('see', grace)).toBe(true);
    expect(await asked('see', margaret)).toBe(false);
    expect(await may(ctx, 'see', workflow, ada)).toBe(false);
    expect(await may(ctx, 'see', workflow, grace)).toBe(false);

    const { id: reviewId } = await openReview(run.id);
    await approveReview(ctx, { reviewId, person: linus, surface: 'message' });
    expect(await asked('see', grace)).toBe(false);
    expect(await asked('see', linus)).toBe(false);
  });

  test('under a quorum of two, who has answered still sees what they answered', async () => {
    const { ctx, run, asked, openReview } = await waiting({
      ...spec,
      policy: [
        {
          name: 'two',
          sentence: 'Two decide.',
          when: { all: [] },
          route: { to: 'review', level: 1, quorum: 2 },
        },
      ],
    });
    const { id: reviewId } = await openReview(run.id);
    await approveReview(ctx, { reviewId, person: linus, surface: 'message' });
    expect(await asked('see', linus)).toBe(true);
  });

  test('anyone may start where anyone may, if they are of this workspace', async () => {
    const { asked, becomes } = await waiting({ starters: 'anyone' });
    expect(await asked('start', oscar)).toBe(true);
    becomes(oscar, 'guest');
    expect(await asked('start', oscar)).toBe(false);
  });
});

describe('a deputy', () => {
  const spec: Partial<RefundSpec> = { roles: { see: ['managers'] } };

  test('sees the case that they may decide, and only for as long as that is so', async () => {
    const { asked, ctx, workflow, run, margaretStandsInFor, openReview } = await waiting(spec);
    expect(await asked('see', margaret)).toBe(false);
    await margaretStandsInFor(grace);
    expect(await asked('see', margaret)).toBe(true);
    expect(await may(ctx, 'see', workflow, margaret)).toBe(false);
    const { id: reviewId } = await openReview(run.id);
    await approveReview(ctx, { reviewId, person: linus, surface: 'message' });
    expect(await asked('see', margaret)).toBe(false);
  });

  test('sees nothing of what the one they stand in for asked for', async () => {
    const { ctx, workflow, start, shop, think, run, margaretStandsInFor } = await waiting(spec);
    const { run: own } = await start(shop.addTicket({ paid: 500_00 }).id, { requesterId: grace });
    await think(own.id);
    await margaretStandsInFor(grace);
    expect(await may(ctx, 'see', workflow, margaret, run)).toBe(true);
    expect(await may(ctx, 'see', workflow, margaret, own)).toBe(false);
  });

  test('gains no other right of the team', async () => {
    const { asked, margaretStandsInFor } = await waiting({
      roles: { pause: ['reviewers'], promote: ['reviewers'], see: ['managers'] },
    });
    await margaretStandsInFor(grace);
    expect(await asked('pause', margaret)).toBe(false);
    expect(await asked('promote', margaret)).toBe(false);
  });
});

describe.each<[Standing, string]>([
  ['deactivated', 'account_not_active'],
  ['bot', 'account_not_active'],
  ['guest', 'not_of_this_workspace'],
  ['outsider', 'not_of_this_workspace'],
])('an account that is %s', (standing, reason) => {
  test('has no right, whatever its team, not to its own run, and is no admin', async () => {
    const { ctx, refusal, asked, becomes } = await waiting();
    for (const person of [ada, margaret, priya, radia]) becomes(person, standing);
    for (const [right, person] of [
      ['start', ada],
      ['see', ada],
      ['cancel', ada],
      ['pause', radia],
      ['promote', margaret],
      ['export', margaret],
    ] as const) {
      expect((await refusal(right, person)).reason).toBe(reason);
      expect(await asked(right, person)).toBe(false);
    }
    for (const person of [priya, radia])
      expect((await refusalOf(assertIsAdmin(ctx, person))).reason).toBe(reason);
  });
});

test('where a workflow welcomes guests, a guest of its team has its rights', async () => {
  const { asked, becomes } = await waiting({ welcome: ['guest'] });
  becomes(grace, 'guest');
  becomes(linus, 'outsider');
  expect([await asked('see', grace), await asked('start', grace)]).toEqual([true, true]);
  expect([await asked('see', linus), await asked('start', linus)]).toEqual([false, false]);
});

describe('a refusal says whom to ask', () => {
  test.each<[Right, string, object]>([
    ['start', 'not_a_starter', { team: 'agents', people: ada }],
    ['see', 'not_a_member', { team: 'reviewers', people: `${grace} ${linus}` }],
    ['cancel', 'not_a_member', { team: 'leads', people: `${margaret} ${priya}` }],
    [
      'pause',
      'may_not_pause',
      { team: 'leads', people: `${margaret} ${priya}`, admins: `${priya} ${radia}` },
    ],
    ['promote', 'may_not_promote', { team: 'leads', people: `${margaret} ${priya}` }],
    [
      'export',
      'not_an_owner',
      { team: 'leads', people: `${margaret} ${priya}`, admins: `${priya} ${radia}` },
    ],
    [
      'measure',
      'may_not_measure',
      { team: 'reviewers', people: `${grace} ${linus}`, admins: `${priya} ${radia}` },
    ],
  ])('who has the right to %s', async (right, reason, detail) => {
    const { refusal } = await waiting();
    expect(await refusal(right, oscar)).toEqual({ reason, detail: { workflow: 'Refunds', ...detail } });
  });

  test('the first few people of a large team, and only the team where nobody is in it', async () => {
    const { refusal, ctx } = await waiting();
    const crowd = Array.from({ length: 9 }, (_, index) => `U0CROWD${index}`);
    await bindTeams(ctx, { teams: { agents: { channel: supportChannel, members: crowd } } });
    expect((await refusal('start', oscar)).detail['people']?.split(' ')).toEqual(crowd.slice(0, 5));
    await bindTeams(ctx, { teams: { agents: { channel: supportChannel, members: [] } } });
    expect((await refusal('start', oscar)).detail).toEqual({ workflow: 'Refunds', team: 'agents' });
  });

  test('the admins, to one who is none', async () => {
    const { ctx } = await waiting();
    expect(await refusalOf(assertIsAdmin(ctx, oscar))).toEqual({
      reason: 'not_an_admin',
      detail: { admins: `${priya} ${radia}` },
    });
  });
});

describe('when Slack does not say', () => {
  test('whether an account is active, nobody has any right', async () => {
    const { ctx, refusal } = await waiting();
    ctx.people = { ...ctx.people, standingOf: () => Promise.reject(new Refused('people_unknown')) };
    for (const right of ['start', 'see', 'cancel', 'pause', 'promote', 'export'] as const)
      expect((await refusal(right, priya)).reason).toBe('people_unknown');
    expect((await refusalOf(assertIsAdmin(ctx, priya))).reason).toBe('people_unknown');
    expect((await refusalOf(sightOf(ctx, priya))).reason).toBe('people_unknown');
  });

  test('whom the admins named, those of LEENOPS_ADMINS are still admins, and still the ones to ask', async () => {
    const { ctx } = await waiting();
    ctx.people = { ...ctx.people, membersOf: () => Promise.reject(new Refused('people_unknown')) };
    await assertIsAdmin(ctx, priya);
    expect((await refusalOf(assertIsAdmin(ctx, radia))).reason).toBe('people_unknown');
    expect(await adminsToAsk(ctx)).toEqual([priya]);
  });
});

test('admins are those of LEENOPS_ADMINS and those they named, each once; no team takes it from the first', async () => {
  const { ctx } = await waiting();
  await bindTeams(ctx, { teams: { [adminTeam]: { channel: supportChannel, members: [priya, tim] } } });
  expect(await adminsOf(ctx)).toEqual([priya, tim]);
  await assertIsAdmin(ctx, tim);
  await bindTeams(ctx, { teams: { [adminTeam]: { channel: supportChannel, members: [] } } });
  await assertIsAdmin(ctx, priya);
  expect((await refusalOf(assertIsAdmin(ctx, tim))).reason).toBe('not_an_admin');
});

test('in lists one sees all runs of the workflows that one may see, and one’s own elsewhere', async () => {
  const { ctx, becomes } = await waiting({ roles: { see: ['managers'] } });
  expect(await sightOf(ctx, priya)).toEqual({ workflowIds: ['refunds'], ownIn: ['refunds'] });
  expect(await sightOf(ctx, ada)).toEqual({ workflowIds: [], ownIn: ['refunds'] });
  becomes(ada, 'guest');
  expect(await sightOf(ctx, ada)).toEqual({ workflowIds: [], ownIn: [] });
});
