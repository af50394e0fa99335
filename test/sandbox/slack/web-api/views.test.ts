import { expect, test } from 'vitest';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { ada, grace } from '../support/hearth-and-pine.ts';
import { startBareApp } from '../support/bare-app.ts';
import type { Received } from '../support/bare-app.ts';
import { button, plain, postWithActions } from '../support/post.ts';
import { clientOf, handClock, refusalOf, startSlack } from '../support/start.ts';

const modal = (title = 'Edit') => ({ type: 'modal' as const, title: plain(title), blocks: [] });

const home = (text: string) => ({ type: 'home' as const, blocks: [{ type: 'header', text: plain(text) }] });

/** A trigger such as the app gets when Ada clicks. */
async function clickedTrigger(slack: SlackServer, heard: Received[]): Promise<string> {
  await slack.click(ada, await postWithActions(slack, button('open')), 'open');
  return String(heard.at(-1)?.body.trigger_id);
}

test('a trigger opens one view, for the person who clicked', async () => {
  const slack = await startSlack();
  const trigger_id = await clickedTrigger(slack, await startBareApp(slack));
  const { view } = await clientOf(slack).views.open({ trigger_id, view: modal() });
  expect(slack.stateFor(ada).views).toMatchObject([{ id: view?.id, title: { text: 'Edit' } }]);
  expect(slack.stateFor(grace).views).toEqual([]);
  expect(await refusalOf(clientOf(slack).views.open({ trigger_id, view: modal() }))).toBe(
    'exchanged_trigger_id',
  );
});

test('a trigger is good for three seconds', async () => {
  const clock = handClock();
  const slack = await startSlack({ now: clock.now });
  const heard = await startBareApp(slack);
  const inTime = await clickedTrigger(slack, heard);
  const late = await clickedTrigger(slack, heard);
  clock.pass(3_000);
  await expect(clientOf(slack).views.open({ trigger_id: inTime, view: modal() })).resolves.toMatchObject({
    ok: true,
  });
  clock.pass(1);
  expect(await refusalOf(clientOf(slack).views.open({ trigger_id: late, view: modal() }))).toBe(
    'expired_trigger_id',
  );
});

test('views pile up to three', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  const client = clientOf(slack);
  const { view: bottom } = await client.views.open({
    trigger_id: await clickedTrigger(slack, heard),
    view: modal('1'),
  });
  await client.views.push({ trigger_id: await clickedTrigger(slack, heard), view: modal('2') });
  const { view: top } = await client.views.push({
    trigger_id: await clickedTrigger(slack, heard),
    view: modal('3'),
  });
  expect(top).toMatchObject({ root_view_id: bottom?.id, previous_view_id: slack.stateFor(ada).views[1]?.id });
  const fourth = client.views.push({ trigger_id: await clickedTrigger(slack, heard), view: modal('4') });
  expect(await refusalOf(fourth)).toBe('push_limit_reached');
  expect(slack.stateFor(ada).views).toHaveLength(3);
});

test('an update that saw an older view loses', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const trigger_id = await clickedTrigger(slack, await startBareApp(slack));
  const { view } = await client.views.open({ trigger_id, view: { ...modal(), external_id: 'editor-1' } });
  const seen = { view_id: view?.id ?? '', hash: view?.hash ?? '' };
  await client.views.update({ ...seen, view: modal('New') });
  expect(await refusalOf(client.views.update({ ...seen, view: modal('Old') }))).toBe('hash_conflict');
  expect(slack.stateFor(ada).views[0]).toMatchObject({ id: view?.id, title: { text: 'New' } });
});

test('a view can be found by its external id, which is taken once', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  const client = clientOf(slack);
  const named = { ...modal(), external_id: 'editor-1' };
  await client.views.open({ trigger_id: await clickedTrigger(slack, heard), view: named });
  await client.views.update({ external_id: 'editor-1', view: { ...named, title: plain('Found') } });
  expect(slack.stateFor(ada).views[0]?.title?.text).toBe('Found');
  const again = client.views.open({ trigger_id: await clickedTrigger(slack, heard), view: named });
  expect(await refusalOf(again)).toBe('duplicate_external_id');
});

test('a home is published for one person and loses against a newer one', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const { view } = await client.views.publish({ user_id: ada, view: home('one') });
  const second = await client.views.publish({ user_id: ada, hash: view?.hash ?? '', view: home('two') });
  expect(second.view?.id).toBe(view?.id);
  expect(
    await refusalOf(client.views.publish({ user_id: ada, hash: view?.hash ?? '', view: home('three') })),
  ).toBe('hash_conflict');
  expect(slack.stateFor(ada).home?.blocks).toMatchObject([{ text: { text: 'two' } }]);
  expect(slack.stateFor(grace).home).toBeNull();
});

test('the app hears of the Home being opened, with what stands there', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  await slack.openHome(ada);
  await slack.idle();
  const { directMessages } = slack.stateFor(ada);
  expect(heard.at(-1)?.body.event).toMatchObject({
    type: 'app_home_opened',
    user: ada,
    tab: 'home',
    channel: directMessages[0]?.id,
  });
});
