import { expect, test } from 'vitest';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { fieldLabels } from '../support/people-forms.ts';
import { buttonsOn } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('help, wrong words and a ticket that is none are answered in private, with what to do', async () => {
  const { ada, oscar, grace, settled, records } = await startStory();
  for (const command of ['/leenops', '/leenops help']) {
    expect(await oscar.types(command)).toContain('/leenops run <workflow> <words> – start it at once');
  }
  expect(await oscar.types('/leenops')).toContain('support-triage Support triage – Reads a support ticket');
  expect(await ada.types('/leenops dance')).toContain('I do not know `/leenops dance`.');
  expect(await ada.types('/leenops run nonsense 1')).toMatch(
    /^There is no workflow `nonsense`\. There is: support-triage, .+\. `\/leenops help` lists them\.$/,
  );
  expect(await ada.types('/leenops run support-triage ten')).toContain(
    'Type the number of a Zendesk ticket, for example 1042.',
  );
  expect(await ada.types('/leenops show run_nothing')).toContain('There is no run `run_nothing`.');
  expect(await oscar.types('/leenops run support-triage 1042')).toBe(
    'To start Support triage takes a role in it. Ask the team support-agents to start it: <@U0ADA>.',
  );

  await settled();
  expect(await records.runs(1042)).toEqual([]);
  expect(await records.refusals()).toEqual([
    'U0ADA: unknown_workflow',
    'U0ADA: bad_input',
    'U0ADA: unknown_run',
    'U0OSCAR: not_a_starter',
  ]);
  expect(grace.reads()).toBe('');
});

test('without words a form opens, made from what the workflow needs; it keeps what is wrong and starts what is right', async () => {
  const { ada, grace, settled, records } = await startStory();
  expect(await ada.types('/leenops run', channels.lounge)).toBe('');
  expect(fieldLabels(ada.form())).toEqual(['Workflow']);
  await ada.picks('Workflow', 'Issue summarization');
  expect(fieldLabels(ada.form())).toEqual(['Workflow', 'Repository', 'Issue']);
  await ada.picks('Workflow', 'Support triage');
  expect(fieldLabels(ada.form())).toEqual(['Workflow', 'Zendesk ticket']);

  expect(await ada.submits({ 'Zendesk ticket': 'the late one' })).toEqual({
    'Zendesk ticket': 'Type the number of a Zendesk ticket, for example 1042.',
  });
  expect(await ada.submits({ 'Zendesk ticket': '1042' })).toEqual({});
  expect(ada.readsForm()).toContain('On it: Support triage, Ticket 1042');
  await settled();
  expect(await records.run(1042)).toMatchObject({ requesterId: ada.id, askedIn: channels.lounge });
  expect(readMessage(grace.card())).toContain('To decide: €84.00');
});

test('a ticket that does not exist stops with the reason before the leads, and Margaret ends it', async () => {
  const { ada, margaret, adaAsksFor, settled, records } = await startStory();
  await adaAsksFor(999999);
  expect(ada.reads()).toContain('Read the ticket: failed (RecordNotFound)');
  expect(ada.reads()).toContain('<@U0ADA> Stopped: Support triage, Ticket 999999');
  expect(margaret.reads()).toContain('Something it needs is missing. (RecordNotFound)');
  expect(margaret.cards()).toEqual([]);

  const run = await records.run(999999);
  expect(run).toMatchObject({ status: 'blocked', cause: 'missing_input' });
  await margaret.types(`/leenops cancel ${run.id}`);
  await settled();
  expect((await records.run(999999)).status).toBe('cancelled');
});

test('runs and show tell the whole story to those with a role, and nothing to Oscar', async () => {
  const { ada, grace, oscar, adaAsksFor, settled, records } = await startStory();
  expect(await ada.types('/leenops runs')).toContain('There is no run that you may see.');
  await adaAsksFor(1046);
  expect(await grace.types('/leenops runs')).toContain(
    'Waiting for review (support-reviewers, level 1) · Ticket 1046 · Support triage · <@U0ADA> · open for',
  );
  await oscar.presses('Approve');
  await grace.presses('Approve');
  await settled();

  const run = await records.run(1046);
  expect(await ada.types('/leenops runs')).toContain('Completed · Ticket 1046');
  expect(await oscar.types('/leenops runs')).toContain('There is no run that you may see.');

  const shown = await ada.types(`/leenops show ${run.id}`);
  expect(shown).toMatch(/in all: queue [\d.]+m?s, agent [\d.]+m?s, review [\d.]+m?s, execution [\d.]+m?s/);
  expect(shown).toMatch(/\d model calls, [\d,]+ tokens, \$0 \(demo\), 4 reads\. Demo rules \(not AI\)\./);
  expect(shown).toMatch(/Model call demo-rules-1, [\d.]+m?s, [\d,]+ tokens, \$0 \(demo\)/);
  expect(shown).toMatch(/Read the ticket zendesk_ticket, [\d.]+m?s/);
  expect(shown).toContain('Refused: <@U0OSCAR> tried to approve');
  expect(shown).toContain('<@U0GRACE> approved');
  expect(shown).toContain('Action 1: Done: Reply sent on ticket 1046');

  expect(await oscar.types(`/leenops show ${run.id}`)).toContain('it takes a role in it.');
  expect(await records.refusals(run)).toEqual(['U0OSCAR: not_a_reviewer', 'U0OSCAR: not_a_member']);
});

test('Ada cancels what she asked for: the card closes, and what is over cannot be cancelled again', async () => {
  const { ada, grace, oscar, linus, adaAsksFor, settled, records, books } = await startStory();
  await adaAsksFor(1042);
  const { id } = await records.run(1042);
  await linus.presses('Reject');
  expect(await oscar.types(`/leenops cancel ${id}`)).toContain('it takes a role in it.');
  expect(await ada.types(`/leenops cancel ${id}`)).toContain(`Cancelled \`${id}\``);
  await settled();

  expect(readMessage(grace.card())).toMatch(/^Cancelled: €84\.00/);
  expect(buttonsOn(grace.card().blocks)).toEqual([]);
  expect(ada.reads()).toContain('Cancelled. Nothing was carried out.');
  await linus.submits({ Reason: 'The amount is wrong' });
  expect(linus.readsForm()).toContain('You were too late: this was cancelled');
  expect(await ada.types(`/leenops cancel ${id}`)).toContain(
    'This run cannot be cancelled: it is cancelled.',
  );
  expect(books.refunds()).toEqual([]);
});

test('the App Home shows Grace what waits for her, with the way to it, and starts a workflow for Ada', async () => {
  const { ada, grace, oscar, adaAsksFor, settled, records, world } = await startStory();
  expect(await grace.opensHome()).toContain('Nothing waits for you');
  await adaAsksFor(1042);

  const home = await grace.opensHome();
  expect(home).toContain('Waiting for you: 1');
  expect(home).toMatch(/\*Ticket 1042\* · Support triage · .*\n.*\n.*level 1 of 2 · \S+ \S+ left/);
  const { blocks } = world.slack.stateFor(grace.id).home!;
  expect(JSON.stringify(blocks)).toContain(
    `/archives/${channels.support}/p${grace.card().ts.replace('.', '')}`,
  );
  expect(await ada.opensHome()).toContain('Nothing waits for you');
  expect(await oscar.opensHome()).not.toContain('Ticket 1042');

  const view = world.slack.stateFor(ada.id).home!;
  await world.slack.click(ada.id, { viewId: view.id }, 'home.start_run');
  await ada.picks('Workflow', 'Support triage');
  await ada.submits({ 'Zendesk ticket': '1047' });
  await settled();
  expect((await records.run(1047)).status).toBe('completed');
  expect(ada.directMessages()).toContain('<@U0ADA> Completed: Support triage, [Ticket 1047]');

  await grace.presses('Approve');
  await settled();
  expect(await grace.opensHome()).toContain('Nothing waits for you');
});
