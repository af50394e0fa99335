import { expect, test } from 'vitest';
import { listEvents, workspaceChain } from '../../src/db/events.ts';
import { findTeam } from '../../src/db/teams.ts';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { channels, people, teamSeed } from '../../src/sandbox/world/hearth-and-pine.ts';
import { readMessage } from '../support/people-text.ts';
import { fieldLabels } from '../support/people-forms.ts';
import { startStory } from '../support/story.ts';
import type { Story } from '../support/story.ts';

const { ada, grace, linus, margaret, priya } = people;

/** The bindings that people made. */
const boundIn = async ({ app }: Story) =>
  (await listEvents(app.ctx.db, workspaceChain)).filter(
    ({ type, actorKind }) => type === 'teams.bound' && actorKind === 'person',
  );

test('nobody has said who the teams are: the workflow says who can, Priya does so in Slack, and Ada’s run starts', async () => {
  const story = await startStory({ unbound: true });
  const { ada: asks, priya: admin, grace: reviewer, oscar, settled, records } = story;
  expect(await asks.types('/leenops run support-triage 1042')).toBe(
    'Support triage cannot run yet: the team support-agents has no people or no channel. Ask <@U0PRIYA> to change it with `/leenops teams`.',
  );
  expect(await oscar.types('/leenops runs')).toContain('There is no run that you may see.');

  expect(await admin.types('/leenops teams')).toBe('');
  expect(admin.readsForm()).toContain('support-triage cannot run: nobody bound its team support-agents');
  expect(admin.readsForm()).toContain('Support triage: decides at level 1, its channel holds the threads');
  for (const [team, form] of Object.entries({
    'support-agents': { People: ada },
    'support-reviewers': { 'User group': 'Support reviewers (@support-reviewers)' },
    'support-leads': { People: `${margaret} ${priya}` },
    'support-managers': { People: priya },
  })) {
    await admin.pressesInView('Change', team);
    expect(fieldLabels(admin.form())).toEqual(['Channel', 'People', 'User group']);
    expect(await admin.submits({ Channel: channels.support, ...form })).toEqual({});
  }
  expect(admin.readsForm()).not.toContain('support-triage cannot run');
  expect(admin.readsForm()).toContain('People: the user group <!subteam^S0REVIEWERS> (2 people)');
  expect(admin.readsForm()).toContain(
    'support-triage may ask support-leads for 2 different people, and it has no more.',
  );
  expect(await boundIn(story)).toMatchObject(
    Array.from({ length: 4 }, () => ({ actorId: priya, surface: 'view', data: { before: null } })),
  );

  await story.adaAsksFor(1042);
  await reviewer.presses('Approve');
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
  expect(await records.brokenLinks()).toEqual([]);
});

test('Oscar is told in private whom to ask, and sees no team; that he asked is on record', async () => {
  const { oscar, grace: bystander, settled, records } = await startStory();
  expect(await oscar.types('/leenops teams')).toBe(
    'That takes an admin of LeenOps. Nothing was changed. Ask <@U0PRIYA>.',
  );
  expect(oscar.hasForm()).toBe(false);
  await settled();
  expect(bystander.reads()).toBe('');
  expect(await records.refusals()).toEqual(['U0OSCAR: not_an_admin']);
});

test('an admin whom Priya names can do the same, until Priya takes it back; Priya herself cannot be taken off', async () => {
  const { priya: admin, margaret: named } = await startStory();
  expect(await named.types('/leenops teams')).toContain('That takes an admin of LeenOps.');
  await admin.types('/leenops teams');
  await admin.pressesInView('Change', 'leenops-admins');
  expect(await admin.submits({ Channel: channels.lounge, People: margaret })).toEqual({});
  expect(admin.readsForm()).toContain('Always admins: <@U0PRIYA> (LEENOPS_ADMINS).');

  await named.types('/leenops teams');
  await named.pressesInView('Change', 'leenops-admins');
  expect(await named.submits({ Channel: channels.lounge, People: '' })).toEqual({});
  expect(named.readsForm()).toContain('People: nobody');
  await named.pressesInView('Change', 'support-agents');
  expect(named.readsForm()).toContain('Nothing was changed\nThat takes an admin of LeenOps.');
  expect(await admin.types('/leenops teams')).toBe('');
});

test('what does not fit stands beside its field with a name and a remedy, and nothing that was chosen is lost', async () => {
  const story = await startStory();
  const { priya: admin, world, app } = story;
  world.slack.arrange.remove(channels.lounge, 'U0LEENOPS');
  world.slack.arrange.deactivate(people.oscar);
  await admin.types('/leenops teams');
  await admin.pressesInView('Change', 'support-reviewers');
  const form = {
    Channel: channels.lounge,
    People: `${grace} ${people.oscar} U0LEENOPS`,
    'User group': 'No user group',
  };
  expect(await admin.submits(form)).toEqual({
    Channel:
      'LeenOps is not in that channel, so it cannot post there. Type /invite @LeenOps there, then save again.',
    People: 'Deactivated, or not a person: LeenOps, Oscar Vale. Take them off.',
  });
  world.slack.arrange.invite(channels.lounge, 'U0LEENOPS');
  expect(await admin.submits({ ...form, People: grace })).toEqual({
    People:
      'Support triage may ask this team for 2 different people, and 1 of these may take part. Name more, or choose a larger user group.',
  });
  expect(await admin.submits({ ...form, People: `${grace} ${margaret}` })).toEqual({});
  expect(await findTeam(app.ctx.db, 'support-reviewers')).toEqual({
    id: 'support-reviewers',
    channelId: channels.lounge,
    userGroupId: null,
    members: [grace, margaret],
  });
  expect(await boundIn(story)).toHaveLength(1);
});

test('two admins have the same team open: the second sees the first’s version beside their own, and may then replace it', async () => {
  const story = await startStory();
  const { priya: admin, margaret: named, app } = story;
  await admin.types('/leenops teams');
  await admin.pressesInView('Change', 'leenops-admins');
  await admin.submits({ Channel: channels.lounge, People: margaret });
  await admin.pressesInView('Change', 'support-agents');
  await named.types('/leenops teams');
  await named.pressesInView('Change', 'support-agents');

  expect(await admin.submits({ People: `${ada} ${linus}` })).toEqual({});
  expect(await named.submits({ People: `${ada} ${grace}`, Channel: channels.lounge })).toEqual({});
  const shown = named.readsForm();
  expect(shown).toContain(
    '<@U0PRIYA> changed this team while you had it open, so nothing was saved. Now it is:',
  );
  expect(shown).toContain('People: <@U0ADA>, <@U0LINUS>');
  expect((await findTeam(app.ctx.db, 'support-agents'))?.members).toEqual([ada, linus]);

  await named.submits();
  expect(await findTeam(app.ctx.db, 'support-agents')).toMatchObject({
    channelId: channels.lounge,
    members: [ada, grace],
  });
  expect((await boundIn(story)).at(-1)).toMatchObject({
    actorId: margaret,
    data: { team: 'support-agents', before: { members: [ada, linus] } },
  });
});

test('when Slack does not answer, nothing is changed and the form is still there; user groups can be chosen later', async () => {
  const story = await startStory();
  const { priya: admin, world } = story;
  world.slack.faults.next('usergroups.list', { status: 500 });
  await admin.types('/leenops teams');
  await admin.pressesInView('Change', 'support-reviewers');
  expect(JSON.stringify(admin.form().blocks)).toContain('Slack did not list its user groups just now.');
  expect(JSON.stringify(admin.form().blocks)).toContain('S0REVIEWERS (as it is)');

  world.slack.faults.next('conversations.info', { ratelimited: 5 });
  await admin.submits({ Channel: channels.lounge });
  expect(admin.readsForm()).toContain('I could not find out whether I can post in that channel');
  expect(world.slack.stateFor(priya).views).toHaveLength(3);
  expect(await boundIn(story)).toEqual([]);
});

test('a reviewer is taken off the team while they write a rejection: it is not taken, they are told, and the others decide', async () => {
  const reviewers = {
    ...teamSeed.teams['support-reviewers']!,
    members: [grace, linus, margaret],
    userGroup: undefined,
  };
  const {
    priya: admin,
    linus: leaves,
    grace: stays,
    adaAsksFor,
    settled,
    records,
    books,
  } = await startStory({
    teams: { 'support-reviewers': reviewers },
  });
  await adaAsksFor(1042);
  await leaves.presses('Reject');
  await admin.types('/leenops teams');
  await admin.pressesInView('Change', 'support-reviewers');
  await admin.submits({ People: `${grace} ${margaret}` });

  await leaves.submits({ Reason: 'The amount is wrong' });
  expect(leaves.readsForm()).toContain(
    'Nothing was changed\nYou are not among the people who may decide on this: the team support-reviewers decides.',
  );
  await settled();
  expect(readMessage(stays.card())).toContain('May decide: <@U0GRACE>, <@U0MARGARET>');
  await stays.presses('Approve');
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
  expect(await records.refusals(await records.run(1042))).toEqual(['U0LINUS: not_a_reviewer']);
  expect(books.refunds()).toHaveLength(1);
});

test('what Priya changed in Slack is still so when the app starts again with its file', async () => {
  const story = await startStory();
  const { priya: admin, app, environment } = story;
  await admin.types('/leenops teams');
  await admin.pressesInView('Change', 'support-agents');
  await admin.submits({ People: `${ada} ${linus}` });
  await app.stop();
  const again = await startApp(readConfig(environment, () => JSON.stringify(teamSeed)));
  expect((await findTeam(again.ctx.db, 'support-agents'))?.members).toEqual([ada, linus]);
  await again.stop();
});
