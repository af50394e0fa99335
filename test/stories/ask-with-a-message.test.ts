import { expect, test } from 'vitest';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { buttonsOn } from '../support/people-buttons.ts';
import { fieldLabels } from '../support/people-forms.ts';
import { readMessage } from '../support/people-text.ts';
import { personIn } from '../support/people.ts';
import { says } from '../support/saying.ts';
import { startStory } from '../support/story.ts';

test('the shortcut on a message fills in what the message names; Ada starts it, and the run leads back to the message', async () => {
  const { world, ada, grace, settled, records } = await startStory();
  const ts = await says(
    world,
    grace.id,
    channels.lounge,
    'Can somebody take <https://x.example|ticket> 1042?',
  );
  const opened = await world.slack.shortcut(ada.id, {
    callback_id: 'run_on_message',
    channel: channels.lounge,
    ts,
  });
  expect(opened).toMatchObject({ ok: true });
  const form = ada.readsForm();
  expect(form).toContain('Can somebody take ticket https://x.example 1042?');
  expect(form).toMatch(/Found in the message\nSupport triage[^]*Others\nIssue summarization/);
  expect(fieldLabels(ada.form())).toEqual(['Workflow', 'Zendesk ticket']);
  expect(JSON.stringify(ada.form().blocks)).toContain('"initial_value":"1042"');

  await ada.picks('Workflow', 'Issue summarization');
  expect(ada.readsForm()).toContain('Can somebody take');
  await ada.picks('Workflow', 'Support triage');
  expect(await ada.submits()).toEqual({});
  await settled();
  const run = await records.run(1042);
  expect(run).toMatchObject({
    trigger: 'shortcut',
    requesterId: ada.id,
    askedIn: channels.lounge,
    messageTs: ts,
  });
  const link = `/archives/${channels.lounge}/p${ts.replace('.', '')}`;
  expect(readMessage(grace.messages(1042)[0]!)).toMatch(
    new RegExp(`<@U0ADA> with <[^|]*${link}\\|this message>`),
  );
  expect(await ada.types(`/leenops show ${run.id}`)).toContain(link);
});

test('the global shortcut opens the same form, and says so when it comes too late', async () => {
  const { world, ada, settled, records } = await startStory();
  await world.slack.shortcut(ada.id, { callback_id: 'start_workflow' });
  await ada.picks('Workflow', 'Support triage');
  expect(await ada.submits({ 'Zendesk ticket': '1046' })).toEqual({});
  await settled();
  expect(await records.run(1046)).toMatchObject({ trigger: 'shortcut', askedIn: null });

  world.slack.faults.next('views.open', { error: 'expired_trigger_id' });
  await world.slack.shortcut(ada.id, { callback_id: 'start_workflow' });
  await settled();
  expect(ada.directMessages()).toContain('Slack lets a form open within three seconds');

  const ts = await says(world, ada.id, channels.support, 'ticket 1042');
  world.slack.faults.next('views.open', { error: 'expired_trigger_id' });
  await world.slack.shortcut(ada.id, { callback_id: 'run_on_message', channel: channels.support, ts });
  expect(await ada.isTold('Ask for it once more')).toContain('Nothing was started');
});

test('asked in words, LeenOps says in private what it understood, and the button starts it once', async () => {
  const { world, settled } = await startStory();
  const [ada, linus] = ['U0ADA', 'U0LINUS'].map((id) => personIn(world.slack, id, channels.engineering));
  const ts = await says(
    world,
    ada!.id,
    channels.engineering,
    '<@U0LEENOPS> summarise issue acme/shop#42, please',
  );
  await settled();
  expect(
    await ada!.isTold('I understand: Issue summarization for Issue acme/shop#42. Start it?'),
  ).toBeTruthy();
  expect(linus!.messages().filter(({ ephemeral }) => ephemeral)).toEqual([]);

  await Promise.all([ada!.presses('Start'), ada!.presses('Start')]);
  await settled();
  expect(await ada!.isTold('On it: Issue summarization, Issue acme/shop#42')).toBeTruthy();
  expect(ada!.reads()).toContain(`p${ts.replace('.', '')}`);
});

test('in a thread “summarise this” is about its first message; several repositories are several buttons; half is a form', async () => {
  const { world, settled } = await startStory();
  const ada = personIn(world.slack, 'U0ADA', channels.engineering);
  const root = await says(world, 'U0GRACE', channels.engineering, 'acme/shop#43 is back');
  await says(world, ada.id, channels.engineering, '<@U0LEENOPS> summarize this', root);
  await settled();
  const inThread = world.slack.messagesFor(ada.id, channels.engineering, root).at(-1)!;
  expect(readMessage(inThread)).toContain('Issue acme/shop#43. Start it?');

  await says(world, ada.id, channels.engineering, '<@U0LEENOPS> summarise issue 42');
  await settled();
  const several = ada.messages().findLast(({ ephemeral }) => ephemeral)!;
  expect(readMessage(several)).toContain('*Issue summarization* for Issue acme/website#42');
  expect(buttonsOn(several.blocks)).toEqual(['Start', 'Start', 'Choose another…']);

  await says(world, ada.id, channels.engineering, '<@U0LEENOPS> triage the angry one');
  await settled();
  expect(await ada.isTold('but this is missing or not right: Zendesk ticket. Fill it in')).toContain(
    '“@LeenOps triage ticket 1042”',
  );
  await ada.presses('Fill in the form');
  expect(fieldLabels(ada.form())).toEqual(['Workflow', 'Zendesk ticket']);
});

test('what is not understood is answered with what is; what waits is told; who may not start is refused, on the record', async () => {
  const { world, ada, grace, oscar, adaAsksFor, settled, records } = await startStory();
  await says(world, ada.id, channels.support, '<@U0LEENOPS> sing');
  await settled();
  const told = await ada.isTold('I did not understand that');
  expect(told).toContain('@LeenOps triage ticket 1042');
  expect(told).toContain('@LeenOps check bill INV-2041');

  await says(world, oscar.id, channels.support, '<@U0LEENOPS> triage ticket 1042');
  await settled();
  expect(
    await oscar.isTold('To start Support triage takes a role in it. Ask the team support-agents'),
  ).toBeTruthy();
  expect(await records.refusals()).toEqual(['U0OSCAR: not_a_starter']);

  await adaAsksFor(1042);
  await says(world, grace.id, channels.lounge, "<@U0LEENOPS> what's waiting for me?");
  await settled();
  const inLounge = personIn(world.slack, grace.id, channels.lounge);
  expect(await inLounge.isTold('1 case waits for you:')).toMatch(/\[Ticket 1042\]\(.*\) – Support triage/);
  await inLounge.presses('Open the queue');
  expect(inLounge.readsForm()).toContain('Ticket 1042');
});
