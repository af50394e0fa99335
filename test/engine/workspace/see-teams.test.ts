import { describe, expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { findTeam } from '../../../src/db/teams.ts';
import { adminTeam, teamStamp } from '../../../src/domain/team.ts';
import { seeTeam, seeTeams } from '../../../src/engine/workspace/see-teams.ts';
import { grace, linus, oscar, priya, supportChannel } from '../../support/cast.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';

const asPriya = { person: priya, surface: 'command' as const };

test('Priya sees every team that a workflow names and that of the admins, with what each is for and lacks', async () => {
  const { ctx, db } = await openEngine({ spec: { backupOwner: 'nowhere' } });
  const teams = await seeTeams(ctx, asPriya);
  expect(teams.map(({ id }) => id)).toEqual(['agents', 'reviewers', 'leads', 'nowhere', adminTeam]);
  const [agents, reviewers, , nowhere, admins] = teams;
  expect(agents).toMatchObject({ problems: [], isAdmins: false });
  expect(reviewers).toMatchObject({
    uses: [{ workflowTitle: 'Refunds', roles: [{ role: 'decides', level: 1 }, { role: 'home' }], asks: 2 }],
    binding: { channelId: supportChannel, members: [grace, linus], userGroupId: null },
    stamp: teamStamp(await findTeam(db, 'reviewers')),
    problems: [{ stops: false }],
  });
  expect(nowhere).toMatchObject({ binding: undefined, problems: [{ stops: true, code: 'unbound' }] });
  expect(admins).toMatchObject({ isAdmins: true, uses: [], binding: undefined, problems: [] });
});

test('the size of a user group is what Slack said', async () => {
  const { ctx, groups } = await openEngine();
  groups.set('S0REVIEWERS', [grace, linus, 'U0TIM']);
  const reviewers = { channel: supportChannel, members: [], userGroup: 'S0REVIEWERS' };
  await bindTeams(ctx, { teams: { reviewers } });
  const seen = await seeTeams(ctx, asPriya);
  expect(seen.find(({ id }) => id === 'reviewers')).toMatchObject({ inGroup: 3, problems: [] });
});

test('when Slack is slow, Priya does not wait: she sees what it said last', async () => {
  const { ctx } = await openEngine();
  const reviewers = { channel: supportChannel, members: [], userGroup: 'S0REVIEWERS' };
  await bindTeams(ctx, { teams: { reviewers } });
  ctx.people = { ...ctx.people, inGroup: () => new Promise(() => {}) };
  const seen = await seeTeams(ctx, asPriya);
  expect(seen.find(({ id }) => id === 'reviewers')).toMatchObject({ inGroup: null, problems: [] });
});

describe('Oscar', () => {
  test('sees none of them, and each attempt is on record', async () => {
    const { ctx, eventRows } = await openEngine();
    const asOscar = { person: oscar, surface: 'view' as const };
    expect((await refusalOf(seeTeams(ctx, asOscar))).reason).toBe('not_an_admin');
    expect((await refusalOf(seeTeam(ctx, { ...asOscar, team: 'leads' }))).reason).toBe('not_an_admin');
    expect(await eventRows(workspaceChain)).toMatchObject([
      { type: 'refused', actorId: oscar, data: { attempted: 'see teams', reason: 'not_an_admin' } },
      { type: 'refused', actorId: oscar, data: { attempted: 'see leads', reason: 'not_an_admin' } },
    ]);
  });
});

test('one team alone is as it is now; one that no workflow names is refused', async () => {
  const { ctx } = await openEngine();
  expect(await seeTeam(ctx, { ...asPriya, team: 'leads' })).toMatchObject({ id: 'leads', problems: [] });
  expect((await refusalOf(seeTeam(ctx, { ...asPriya, team: 'pirates' }))).reason).toBe('unknown_team');
});
