import { expect, test } from 'vitest';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { personIn } from '../support/people.ts';
import { allRuns } from '../support/story-records.ts';
import { says } from '../support/saying.ts';
import { startStory } from '../support/story.ts';

test('Ada sets an emoji on a message and it starts; Slack’s repetitions and a second person make no second run', async () => {
  const { world, app, ada, settled, records } = await startStory({
    teams: { 'support-agents': { channel: channels.support, members: ['U0ADA', 'U0LINUS'] } },
  });
  const { slack } = world;
  const ts = await says(world, 'U0GRACE', channels.support, 'ticket 1042 waits since Monday');
  await slack.react(ada.id, { channel: channels.support, ts, name: 'ticket' });
  await settled();
  expect(await ada.isTold('On it: Support triage, Ticket 1042')).toBeTruthy();
  expect(await records.runs(1042)).toMatchObject([
    { trigger: 'slack_event', requesterId: ada.id, messageTs: ts, askedIn: channels.support },
  ]);

  const delivered = slack
    .deliveries()
    .find(({ envelope }) => JSON.stringify(envelope.body).includes('reaction_added'));
  await slack.redeliver(delivered!.id);
  await slack.react('U0LINUS', { channel: channels.support, ts, name: 'ticket' });
  await settled();
  expect(await personIn(slack, 'U0LINUS').isTold('Support triage, Ticket 1042')).toBeTruthy();
  expect(await allRuns(app.ctx.db)).toHaveLength(1);
  expect(ada.messages().filter(({ ephemeral }) => ephemeral)).toHaveLength(1);
});

test('an emoji on what names nothing, by who may not, or on what is gone starts nothing, and tells only that person why', async () => {
  const { world, app, ada, oscar, grace, settled, records } = await startStory();
  const { slack } = world;
  const lunch = await says(world, grace.id, channels.support, 'Lunch?');
  await slack.react(ada.id, { channel: channels.support, ts: lunch, name: 'ticket' });
  await settled();
  expect(await ada.isTold('does not name one case')).toContain('Support triage needs: Zendesk ticket');

  const named = await says(world, grace.id, channels.support, 'ticket 1042');
  await slack.react(oscar.id, { channel: channels.support, ts: named, name: 'ticket' });
  await slack.react(ada.id, { channel: channels.support, ts: named, name: 'tada' });
  await settled();
  expect(await oscar.isTold('To start Support triage takes a role in it.')).toBeTruthy();
  expect(oscar.messages().filter(({ ephemeral }) => ephemeral)).toHaveLength(1);
  expect(await records.refusals()).toEqual(['U0OSCAR: not_a_starter']);
  expect(grace.messages().filter(({ ephemeral }) => ephemeral)).toEqual([]);

  slack.sendEvent({
    type: 'reaction_added',
    user: ada.id,
    reaction: 'ticket',
    item: { type: 'message', channel: channels.support, ts: '1.000001' },
    event_ts: '2.000001',
  });
  const elsewhere = await says(world, ada.id, channels.lounge, 'ticket 1042');
  slack.arrange.remove(channels.lounge, 'U0LEENOPS');
  slack.sendEvent({
    type: 'reaction_added',
    user: ada.id,
    reaction: 'ticket',
    item: { type: 'message', channel: channels.lounge, ts: elsewhere },
    event_ts: '2.000002',
  });
  await settled();
  expect(ada.directMessages()).toContain('I cannot read that message, so nothing was started. Invite me');
  expect(await allRuns(app.ctx.db)).toEqual([]);
});

test('a bill announced where that is watched starts its check; talk, replies, edits, apps and mentions of it do not', async () => {
  const { world, app, settled } = await startStory();
  const { slack } = world;
  const ada = personIn(slack, 'U0ADA', channels.payables);
  const ts = await says(world, ada.id, channels.payables, 'Fwd: Invoice INV-2041 from Nordholz');
  await settled();
  expect(await ada.isTold('On it: Invoice exceptions, Bill INV-2041')).toBeTruthy();
  expect(await allRuns(app.ctx.db)).toMatchObject([
    { subjectKey: 'xero:bill:inv-2041', trigger: 'slack_event', requesterId: ada.id, messageTs: ts },
  ]);

  const said = { type: 'message', channel: channels.payables, channel_type: 'channel' };
  await says(world, ada.id, channels.payables, 'did you see bill INV-2042?');
  await says(world, ada.id, channels.payables, 'Invoice INV-2043', ts);
  await says(world, ada.id, channels.lounge, 'Invoice INV-2044');
  slack.sendEvent({ ...said, user: 'U0BOT', bot_id: 'B0BOT', ts: '3.000001', text: 'Invoice INV-2045' });
  slack.sendEvent({ ...said, subtype: 'message_deleted', deleted_ts: ts, ts: '3.000003' });
  slack.sendEvent({
    ...said,
    subtype: 'message_changed',
    ts: '3.000002',
    message: { type: 'message', user: ada.id, ts: '3.000000', text: 'Invoice INV-2046' },
  });
  await settled();
  expect(await allRuns(app.ctx.db)).toHaveLength(1);
});

test('nothing is acknowledged that was not kept, and what was kept is answered once Slack answers', async () => {
  const { world, app, ada, settled } = await startStory();
  const ts = await says(world, ada.id, channels.support, 'ticket 1046');
  await app.ctx.db.execute('alter table asks rename to asks_away');
  await world.slack.react(ada.id, { channel: channels.support, ts, name: 'ticket' });
  await settled();
  const [first] = world.slack.dropped();
  expect(JSON.stringify(first?.envelope.body)).toContain('reaction_added');

  await app.ctx.db.execute('alter table asks_away rename to asks');
  world.slack.faults.next('conversations.replies', { ratelimited: 1 });
  await world.slack.redeliver(first?.id ?? '');
  await settled();
  expect(await allRuns(app.ctx.db)).toHaveLength(1);
  expect(ada.messages().filter(({ ephemeral }) => ephemeral)).toHaveLength(1);
});
