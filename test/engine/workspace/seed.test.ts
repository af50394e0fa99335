import { expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { findTeam } from '../../../src/db/teams.ts';
import { bindTeam } from '../../../src/engine/workspace/bind-team.ts';
import { seedTeams } from '../../../src/engine/workspace/seed.ts';
import { teamStamp } from '../../../src/domain/team.ts';
import { grace, linus, oscar, priya, supportChannel, teams } from '../../support/cast.ts';
import { refundWorkflow } from '../support/refund-workflow.ts';
import { openEngine } from '../support/engine.ts';

const seed = { teams: { nightshift: { channel: supportChannel, members: [linus, grace] } }, modes: {} };

test('a team that nobody bound is bound as the file says, and that is on record', async () => {
  const { ctx, db, eventRows } = await openEngine();
  await seedTeams(ctx, seed);
  expect(await findTeam(db, 'nightshift')).toEqual({
    id: 'nightshift',
    channelId: supportChannel,
    userGroupId: null,
    members: [grace, linus],
  });
  expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({
    type: 'teams.bound',
    actorKind: 'system',
    surface: 'none',
    data: {
      team: 'nightshift',
      before: null,
      after: { channel: supportChannel, userGroup: null, members: [grace, linus] },
    },
  });
});

test('what Priya changed in Slack is not taken back by the file when the app starts again', async () => {
  const { ctx, db, shop, eventRows } = await openEngine();
  await seedTeams(ctx, seed);
  const withTeam = { ...ctx, workflows: [refundWorkflow(shop, { backupOwner: 'nightshift' })] };
  const seen = teamStamp(await findTeam(db, 'nightshift'));
  const change = { channelId: supportChannel, members: [oscar], userGroupId: null, seen };
  await bindTeam(withTeam, { team: 'nightshift', ...change, person: priya, surface: 'view' });
  const before = (await eventRows(workspaceChain)).length;
  await seedTeams(ctx, seed);
  expect((await findTeam(db, 'nightshift'))?.members).toEqual([oscar]);
  expect(await eventRows(workspaceChain)).toHaveLength(before);
});

test('two processes that start together bind a team once', async () => {
  const { ctx, eventRows } = await openEngine({ racing: true });
  await Promise.all(Array.from({ length: 8 }, () => seedTeams(ctx, seed)));
  expect(await eventRows(workspaceChain)).toHaveLength(1);
});

test('a team that was added to the file later is bound at the next start', async () => {
  const { ctx, db } = await openEngine();
  await seedTeams(ctx, seed);
  await seedTeams(ctx, { ...seed, teams: { ...seed.teams, weekend: teams.leads } });
  expect((await findTeam(db, 'weekend'))?.members).toEqual(teams.leads.members.toSorted());
});
