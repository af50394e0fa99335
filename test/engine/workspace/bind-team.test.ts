import { describe, expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { bindTeam as writeTeam, findTeam } from '../../../src/db/teams.ts';
import { Refused } from '../../../src/domain/refused.ts';
import type { Standing } from '../../../src/domain/review.ts';
import { adminTeam, teamStamp } from '../../../src/domain/team.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { assertMayDecideNow } from '../../../src/engine/reviews/may-decide.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { bindTeam } from '../../../src/engine/workspace/bind-team.ts';
import type { BindTeam } from '../../../src/engine/workspace/bind-team.ts';
import { grace, linus, margaret, oscar, priya, supportChannel } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { refundOf } from '../support/scripted-agent.ts';

const tim = 'U0TIM';
const elsewhere = 'C0ELSEWHERE';

async function office() {
  const engine = await openEngine({ script: refundOf(84_00), racing: true });
  const { ctx, db } = engine;
  const stampOf = async (team: string) => teamStamp(await findTeam(db, team));
  const bind = async (change: Partial<BindTeam> = {}) =>
    bindTeam(ctx, {
      team: 'reviewers',
      channelId: supportChannel,
      members: [grace, linus, tim],
      userGroupId: null,
      seen: await stampOf(change.team ?? 'reviewers'),
      person: priya,
      surface: 'view',
      ...change,
    });
  const bound = async () =>
    (await engine.eventRows(workspaceChain)).filter(({ type }) => type === 'teams.bound');
  return { ...engine, bind, bound, stampOf };
}

test('Priya binds a team: it counts at once, and who changed what from what to what is on record', async () => {
  const { bind, bound, db, brokenLinks } = await office();
  await bind({ channelId: elsewhere, members: [tim, linus, tim], userGroupId: 'S0REVIEWERS' });
  expect(await findTeam(db, 'reviewers')).toEqual({
    id: 'reviewers',
    channelId: elsewhere,
    userGroupId: 'S0REVIEWERS',
    members: [linus, tim],
  });
  expect(await bound()).toMatchObject([
    {
      actorKind: 'person',
      actorId: priya,
      surface: 'view',
      data: {
        team: 'reviewers',
        before: { channel: supportChannel, userGroup: null, members: [grace, linus] },
        after: { channel: elsewhere, userGroup: 'S0REVIEWERS', members: [linus, tim] },
      },
    },
  ]);
  expect(await brokenLinks()).toEqual([]);
});

test('the same again, as after an answer that got lost, is neither refused nor recorded twice', async () => {
  const { bind, bound, stampOf } = await office();
  const seen = await stampOf('reviewers');
  await bind({ seen });
  await bind({ seen });
  expect(await bound()).toHaveLength(1);
});

test('Oscar is refused with whom to ask, and that he tried is on record', async () => {
  const { bind, bound, db, eventRows } = await office();
  expect(await refusalOf(bind({ person: oscar, members: [oscar] }))).toEqual({
    reason: 'not_an_admin',
    detail: { admins: priya },
  });
  expect((await findTeam(db, 'reviewers'))?.members).toEqual([grace, linus]);
  expect(await bound()).toEqual([]);
  expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({
    type: 'refused',
    actorId: oscar,
    surface: 'view',
    data: { attempted: 'bind reviewers', reason: 'not_an_admin' },
  });
});

test('a team that no workflow names any more cannot be bound', async () => {
  const { bind } = await office();
  expect(await refusalOf(bind({ team: 'pirates' }))).toEqual({
    reason: 'unknown_team',
    detail: { team: 'pirates', known: 'agents, reviewers, leads, managers, leenops-admins' },
  });
});

describe('two admins at once', () => {
  test('the second learns that the first was faster, and nothing of the first’s is lost', async () => {
    const { bind, bound, db, stampOf } = await office();
    const seen = await stampOf('reviewers');
    await bind({ team: adminTeam, members: [margaret], channelId: supportChannel });
    await bind({ seen, person: margaret, members: [grace, margaret] });
    expect(await refusalOf(bind({ seen, members: [linus, tim] }))).toEqual({
      reason: 'team_changed',
      detail: { team: 'reviewers', by: margaret },
    });
    expect((await findTeam(db, 'reviewers'))?.members).toEqual([grace, margaret]);
    await bind({ members: [linus, tim] });
    expect((await bound()).map(({ actorId }) => actorId)).toEqual([priya, margaret, priya]);
  });

  test('in the same instant: one of them is written', async () => {
    const { bind, bound, stampOf, db } = await office();
    const seen = await stampOf('reviewers');
    const wishes = [
      [grace, tim],
      [linus, tim],
      [margaret, tim],
      [grace, margaret],
    ];
    const answers = await Promise.allSettled(wishes.map((members) => bind({ seen, members })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ reason: 'team_changed' });
    expect(await bound()).toHaveLength(1);
    const won = answers.findIndex(({ status }) => status === 'fulfilled');
    expect((await findTeam(db, 'reviewers'))?.members).toEqual(wishes[won]?.toSorted());
  });

  test('on a team that nobody bound yet, too', async () => {
    const { bind, bound } = await office();
    const answers = await Promise.allSettled(
      [[tim], [oscar]].map((members) => bind({ team: adminTeam, members, seen: teamStamp(undefined) })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await bound()).toHaveLength(1);
  });

  test('a change that a file made has nobody’s name', async () => {
    const { bind, db } = await office();
    await writeTeam(db, { id: 'leads', channelId: elsewhere, userGroupId: null, members: [tim, margaret] });
    expect(await refusalOf(bind({ team: 'leads', seen: 'as it was', members: [priya, margaret] }))).toEqual({
      reason: 'team_changed',
      detail: { team: 'leads' },
    });
  });
});

describe('what does not fit is refused beside its field', () => {
  test.each([
    [
      'not_invited',
      'LeenOps is not in that channel, so it cannot post there. Type /invite @LeenOps there, then save again.',
    ],
    ['archived', 'That channel is archived. Choose one that is in use.'],
    ['no_channel', 'That is not a channel. Choose one.'],
  ] as const)('a channel that is %s', async (standing, problem) => {
    const { bind, rooms, bound } = await office();
    rooms.set(elsewhere, standing);
    expect(await refusalOf(bind({ channelId: elsewhere }))).toEqual({
      reason: 'bad_input',
      detail: { channel: problem },
    });
    expect(await bound()).toEqual([]);
  });

  test('no channel at all, without asking Slack about it', async () => {
    const { bind, ctx } = await office();
    ctx.people = { ...ctx.people, channelStanding: () => Promise.reject(new Error('asked')) };
    for (const channelId of ['', 'D0DIRECT', '#support'])
      expect((await refusalOf(bind({ channelId }))).detail).toEqual({
        channel: 'That is not a channel. Choose one.',
      });
  });

  test.each<[Standing, RegExp]>([
    ['deactivated', /^Deactivated, or not a person: U0TIM\. Take them off\.$/],
    ['bot', /^Deactivated, or not a person: U0TIM\. Take them off\.$/],
    ['guest', /^Guests, or of another organisation, and no workflow of this team lets them in: U0TIM\./],
    ['outsider', /^Guests, or of another organisation/],
  ])('somebody who is %s', async (standing, problem) => {
    const { bind, accounts } = await office();
    accounts.set(tim, standing);
    expect(await refusalOf(bind())).toEqual({
      reason: 'bad_input',
      detail: { people: expect.stringMatching(problem) },
    });
  });

  test('too few for what a rule may ask, counting those of the user group who may take part', async () => {
    const { bind, groups, accounts, db } = await office();
    accounts.set('U0GUEST', 'guest');
    groups.set('S0SMALL', [linus, 'U0GUEST']);
    const few = {
      people:
        'Refunds may ask this team for 2 different people, and 1 of these may take part. Name more, or choose a larger user group.',
    };
    expect((await refusalOf(bind({ members: [linus] }))).detail).toEqual(few);
    expect((await refusalOf(bind({ members: [], userGroupId: 'S0SMALL' }))).detail).toEqual(few);
    expect((await refusalOf(bind({ members: [] }))).detail).toEqual({
      people: 'Name somebody, or choose a user group with people in it.',
    });
    await bind({ members: [grace], userGroupId: 'S0SMALL' });
    expect(await findTeam(db, 'reviewers')).toMatchObject({ userGroupId: 'S0SMALL', members: [grace] });
  });

  test('every problem at once', async () => {
    const { bind, rooms, accounts } = await office();
    rooms.set(elsewhere, 'archived');
    accounts.set(tim, 'bot');
    const { detail } = await refusalOf(bind({ channelId: elsewhere }));
    expect(Object.keys(detail)).toEqual(['channel', 'people']);
  });

  test('the admins’ team may be empty: those of LEENOPS_ADMINS remain', async () => {
    const { bind, db } = await office();
    await bind({ team: adminTeam, members: [tim] });
    await bind({ team: adminTeam, members: [] });
    expect((await findTeam(db, adminTeam))?.members).toEqual([]);
  });

  test.each(['channelStanding', 'standingOf', 'inGroup'] as const)(
    'when Slack does not answer %s, nothing is changed',
    async (what) => {
      const { bind, bound, ctx } = await office();
      ctx.people = {
        ...ctx.people,
        [what]: () => Promise.reject(new Refused('people_unknown', { channel: elsewhere })),
      };
      expect((await refusalOf(bind({ userGroupId: 'S0REVIEWERS' }))).reason).toBe('people_unknown');
      expect(await bound()).toEqual([]);
    },
  );
});

describe('an open review', () => {
  async function open() {
    const engine = await office();
    const run = await engine.propose();
    const { id: reviewId } = await engine.openReview(run.id);
    return { ...engine, run, runNow: () => engine.run(run.id), reviewId };
  }

  test('shows the new people on its card', async () => {
    const { bind, db, reviewId } = await open();
    const before = await findMessage(db, reviewId, 'card');
    await bind({ members: [margaret, tim] });
    const after = await findMessage(db, reviewId, 'card');
    expect(after?.wanted).toBe((before?.wanted ?? 0) + 1);
  });

  test('does not take the answer of a reviewer who was taken off between opening the form and submitting it', async () => {
    const { bind, ctx, reviewId, runNow } = await open();
    const linusRejects = { reviewId, person: linus, surface: 'view' as const };
    await assertMayDecideNow(ctx, 'reject', linusRejects);
    await bind({ members: [grace, tim] });
    expect(
      await refusalOf(
        rejectReview(ctx, { ...linusRejects, reasonCode: 'wrong_amount', note: 'Look again.' }),
      ),
    ).toEqual({ reason: 'not_a_reviewer', detail: { team: 'reviewers' } });
    expect((await runNow()).status).toBe('awaiting_review');
    await approveReview(ctx, { reviewId, person: tim, surface: 'message' });
    expect((await runNow()).status).toBe('executing');
  });
});
