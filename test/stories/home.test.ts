import { expect, test } from 'vitest';
import { minute } from '../../src/lib/time.ts';
import { channels, people } from '../../src/sandbox/world/hearth-and-pine.ts';
import { shippedWorkflows } from '../../src/workflows/shipped.ts';
import type { Connectors } from '../../src/workflows/shipped.ts';
import { getButton } from '../support/people-buttons.ts';
import { chosenOnHome, choosesOnHome, homeOf, ranBefore, seesOnHome } from '../support/people-home.ts';
import { startStory } from '../support/story.ts';
import { sendToApp } from '../support/story-wire.ts';

test('Grace finds what waits, how her workflows are and what ran, chooses, turns, decides from there, and looks back at what she saw', async () => {
  const story = await startStory();
  const { grace, adaAsksFor, settled, records, world } = story;
  for (let each = 1; each <= 12; each += 1) await ranBefore(story, 60 + each, {});
  await ranBefore(story, 20, { workflowId: 'lead-enrichment', subjectLabel: 'Contact 7' });
  await ranBefore(story, 10, { status: 'rejected', subjectLabel: 'Ticket 4711', requesterId: grace.id });
  await adaAsksFor(1042);
  await adaAsksFor(1061);

  const home = await grace.opensHome();
  expect(home).toContain('Waiting for you: 2');
  expect(home.indexOf('Ticket 1042')).toBeLessThan(home.indexOf('Ticket 1061'));
  expect(home).toContain('Healthy · Support triage · live: 12 of 13 runs completed in seven days');
  expect(home).toContain('Not enough data · Lead enrichment · live: 1 run ended in seven days; it takes 5');
  expect(home).toContain('10 of 16 runs, newest first.');

  await grace.pressesInView('Older');
  const older = await seesOnHome(story, grace, '6 of 16 runs, newest first: those asked for from ');
  expect(older).toContain('Ticket 9072');
  expect(older).not.toContain('Contact 7');
  await grace.pressesInView('Newer');
  await seesOnHome(story, grace, '10 of 16 runs, newest first.', 'Contact 7');

  await choosesOnHome(story, grace, 'workflow', 'lead-enrichment');
  await seesOnHome(story, grace, '1 of 1 run', 'Contact 7');
  await choosesOnHome(story, grace, 'whose', 'mine');
  await seesOnHome(story, grace, 'No run fits.');
  await choosesOnHome(story, grace, 'workflow', 'any');
  await seesOnHome(story, grace, '1 of 1 run', 'Ticket 4711');
  await choosesOnHome(story, grace, 'whose', 'all');
  await choosesOnHome(story, grace, 'workflow', 'support-triage');
  await choosesOnHome(story, grace, 'status', 'completed');
  await choosesOnHome(story, grace, 'period', '1d');
  expect(await seesOnHome(story, grace, '10 of 12 runs')).not.toContain('*Rejected*');
  const chosen = { workflow: 'support-triage', status: 'completed', whose: 'all', period: '1d' };

  await grace.pressesInView('Decide several');
  await grace.ticks('Ticket 1061');
  await grace.submits();
  await settled();
  await seesOnHome(story, grace, 'Waiting for you: 1');
  expect(chosenOnHome(story, grace)).toEqual(chosen);
  await world.slack.closeView(grace.id, grace.form().id, { all: true });

  const again = await grace.opensHome();
  expect(again).toContain('10 of 13 runs');
  expect(chosenOnHome(story, grace)).toEqual(chosen);
  const { id } = await records.run(1061);
  await grace.pressesInView('History', id);
  expect(grace.form().title?.text).toBe('Run history');
  await grace.pressesInView('As it was shown');
  expect(grace.form().title?.text).toBe('As it was shown');
  expect(grace.readsForm()).toContain('The question before several were approved');
  expect(grace.readsForm()).toContain('Add the tag spam');
  await world.slack.closeView(grace.id, grace.form().id, { all: true });

  await grace.presses('Approve', grace.card(1042));
  await settled();
  expect(await grace.opensHome()).toContain('Nothing waits for you');
  expect(chosenOnHome(story, grace)).toEqual(chosen);
});

test('Margaret finds what stopped with the way to it, lets it go on from there, and starts another; Oscar sees none of it', async () => {
  const story = await startStory();
  const { margaret, oscar, adaAsksFor, settled, records, world } = story;
  world.company.plan({ system: 'stripe', times: 10, fault: { kind: 'status', status: 500 } });
  await adaAsksFor(1042);
  await ranBefore(story, 5, {});

  const home = await margaret.opensHome();
  expect(home).toContain('Nothing waits for you');
  expect(home).toContain('Support triage · live: 1 open incident; 1 run stopped');
  expect(home).toContain('1 open incident, 1 stopped run');
  expect(home).toMatch(
    /incident · \[Support triage, Ticket 1042\]\(http\S+\/archives\/\S+\): A business system refused or did not answer\. Open for .*; support-leads answer for it\. inc_/,
  );
  await choosesOnHome(story, margaret, 'status', 'open');
  await seesOnHome(story, margaret, '1 of 1 run', '*Stopped* · Ticket 1042');

  const outside = await oscar.opensHome();
  expect(outside).not.toMatch(/1042|Support triage|incident|History/);
  expect(outside).toContain('You are in no team of a workflow yet');
  expect(outside).toContain('Ask <@U0PRIYA> to add you: /leenops teams does it.');

  for (let asked = 0; asked < 30; asked += 1)
    if ((await fetch(`${world.company.stripeUrl}/v1/charges`)).status < 500) break;
  await margaret.pressesInView('See what lets them go on');
  expect(margaret.readsForm()).toContain('Runs that stand still: 1');
  await margaret.pressesInView('Retry from here');
  const { id } = margaret.form();
  await settled();
  const seen = await seesOnHome(story, margaret, 'Ticket 1042');
  expect(seen).not.toContain('*Stopped*');
  expect(chosenOnHome(story, margaret)['status']).toBe('open');
  await world.slack.closeView(margaret.id, id, { all: true });

  await choosesOnHome(story, margaret, 'workflow', 'support-triage');
  await choosesOnHome(story, margaret, 'status', 'any');
  await margaret.pressesInView('Start a workflow');
  await margaret.picks('Workflow', 'Support triage');
  await margaret.submits({ 'Zendesk ticket': '1047' });
  await settled();
  expect((await records.run(1047)).requesterId).toBe(margaret.id);
  await seesOnHome(story, margaret, 'Ticket 1047');
  expect(chosenOnHome(story, margaret)['workflow']).toBe('support-triage');
  expect(await records.brokenLinks()).toEqual([]);
});

test('Slack does not say who reviews: Grace’s Home opens all the same, says so, and shows what she sees by other teams', async () => {
  let ahead = 0;
  // In the sandbox she sees support triage by the pilot's team, too, which is no group of Slack.
  const teams = { 'support-pilot': { channel: channels.pilots, members: [people.oscar] } };
  const story = await startStory({ teams, now: () => new Date(Date.now() + ahead) });
  const { grace, adaAsksFor, world } = story;
  await ranBefore(story, 20, { workflowId: 'issue-summarization', subjectLabel: 'Issue 42' });
  await adaAsksFor(1042);
  ahead += 2 * minute;
  world.slack.faults.next('usergroups.users.list', { error: 'fatal_error' }, 2);

  const home = await grace.opensHome();
  expect(home).toContain(
    'Slack does not say just now who is in support-reviewers: what you may see or decide',
  );
  expect(home).toContain('What waits for you is not known');
  expect(home).not.toMatch(/Nothing waits|Ticket 1042|Support triage · live|You are in no team/);
  expect(home).toContain('Not enough data · Issue summarization · live');
  expect(home).toContain('Issue 42');

  const whole = await grace.opensHome();
  expect(whole).toContain('Waiting for you: 1');
  expect(whole).not.toContain('Slack does not say');

  ahead += 2 * minute;
  world.slack.faults.next('users.info', { error: 'fatal_error' });
  const nothing = await grace.opensHome();
  expect(nothing).toContain('Slack does not say who you are');
  expect(nothing).not.toMatch(/1042|Issue 42|Waiting/);
});

test('a newcomer’s Home says what to do: Oscar is in no team, and anyone may start; Ada, whose team works with it, has seen nothing run yet', async () => {
  const workflows = (connectors: Connectors) =>
    shippedWorkflows(connectors).map((each) => ({ ...each, starters: 'anyone' as const }));
  const { ada, oscar } = await startStory({ workflows });
  expect(await ada.opensHome()).toContain('No run yet in this time.');
  const home = await oscar.opensHome();
  expect(home).toContain('Nothing waits for you');
  expect(home).toContain('This is what LeenOps can do for you. Start one:\nSupport triage – Reads');
  expect(home).not.toMatch(/Runs|History|Your workflows/);
});

test('a view that is old, or none of ours: nothing breaks, and the Home is drawn as it is now', async () => {
  const story = await startStory();
  const { grace, app, world } = story;
  for (let each = 1; each <= 12; each += 1) await ranBefore(story, each, { status: 'rejected' });
  await grace.opensHome();
  await choosesOnHome(story, grace, 'status', 'rejected');
  const stale = homeOf(story, grace);
  const press = (action: object, view: object) =>
    sendToApp(story, {
      type: 'block_actions',
      user: { id: grace.id, username: grace.id, name: grace.id, team_id: 'T0HEARTH' },
      api_app_id: 'A0LEENOPS',
      team: { id: 'T0HEARTH', domain: 'hearth-and-pine' },
      is_enterprise_install: false,
      enterprise: null,
      trigger_id: 'nothing.can.be.opened.with.this',
      container: { type: 'view', view_id: stale.id },
      view: { ...stale, state: { values: {} }, ...view },
      actions: [{ type: 'button', block_id: 'b', action_ts: '1.0', ...action }],
    });

  const { action_id, value } = getButton(stale.blocks, 'Older');
  await app.ctx.db.execute(`delete from runs where status = 'rejected'`);
  await press({ action_id, value }, {});
  await seesOnHome(story, grace, 'No run fits.');

  const before = homeOf(story, grace).hash;
  await press({ action_id, value: 'older yesterday run_' }, {});
  await press({ action_id: 'home.filter_status' }, { private_metadata: '{"status":"drop table","period":7' });
  const drawn = () => homeOf(story, grace).hash !== before || undefined;
  await world.slack.until(drawn, { what: 'drawn anew', withinMs: 15_000 });
  expect(chosenOnHome(story, grace)).toEqual({ workflow: null, status: 'any', whose: 'all', period: '30d' });

  for (const action of ['home.start_run', 'home.decide_several', 'home.open_incidents', 'run.show'])
    expect(
      (await press({ action_id: action, value: 'run_gone' }, { private_metadata: '\nhome:[' })).status,
    ).toBe(200);
  expect(await grace.opensHome()).toContain('Nothing waits for you');
});
