import { expect, test } from 'vitest';
import { startBareApp } from '../support/bare-app.ts';
import type { Received, Reply } from '../support/bare-app.ts';
import { ada, support } from '../support/hearth-and-pine.ts';
import { button, plain, postWithActions } from '../support/post.ts';
import { clientOf, startSlack } from '../support/start.ts';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';

type Json = Record<string, unknown>;

const input = (block_id: string, element: Json, more: Json = {}): Json => ({
  type: 'input',
  block_id,
  label: plain(block_id),
  element: { action_id: block_id, ...element },
  ...more,
});

const options = ['policy', 'amount'].map((value) => ({ text: plain(value), value }));

const modal = (blocks: Json[], more: Json = {}) => ({
  type: 'modal' as const,
  callback_id: 'reject',
  title: plain('Reject'),
  submit: plain('Send'),
  blocks: blocks as { type: string }[],
  ...more,
});

const reason = input('reason', { type: 'plain_text_input' });

/** A modal that Ada has open; `answer` is what the app says when it is submitted. */
async function openModal(
  blocks: Json[],
  answer: (submitted: Json) => Reply = () => ({}),
  more: Json = {},
  ackWithinMs = 3_000,
): Promise<{ slack: SlackServer; heard: Received[]; viewId: string }> {
  const slack = await startSlack({ timing: { ackWithinMs } });
  const heard = await startBareApp(slack, ({ body }) =>
    body.type === 'view_submission' ? answer(body) : {},
  );
  await slack.click(ada, await postWithActions(slack, button('reject')), 'reject');
  const trigger_id = String(heard.at(-1)?.body.trigger_id);
  const { view } = await clientOf(slack).views.open({ trigger_id, view: modal(blocks, more) });
  return { slack, heard, viewId: view?.id ?? '' };
}

test('what Ada typed arrives in the shape of Slack, with initial values for the rest', async () => {
  const { slack, heard, viewId } = await openModal([
    reason,
    input('code', { type: 'static_select', options }),
    input('also', { type: 'checkboxes', options, initial_options: [options[1]] }),
    input('who', { type: 'users_select' }),
    input('team', { type: 'multi_users_select', initial_users: [ada] }),
    input('all', { type: 'multi_users_select' }),
    input('room', { type: 'conversations_select', initial_conversation: support }),
    input('other', { type: 'conversations_select' }),
    input('due', { type: 'datepicker', initial_date: '2026-11-23' }),
    input('at', { type: 'datetimepicker', initial_date_time: 1_795_398_893 }),
    input('euros', { type: 'number_input', is_decimal_allowed: true }),
    input('note', { type: 'plain_text_input' }, { optional: true }),
  ]);
  const typed = {
    reason: 'No clause',
    code: 'policy',
    who: ada,
    all: [ada, 'U0GRACE'],
    other: support,
    euros: '12.50',
  };
  const values = Object.fromEntries(Object.entries(typed).map(([id, value]) => [id, { [id]: value }]));
  expect(await slack.submitView(ada, viewId, values)).toMatchObject({ ok: true, views: [] });
  expect(heard.at(-1)?.body).toMatchObject({
    type: 'view_submission',
    user: { id: ada, name: 'ada.okafor' },
    response_urls: [],
    view: {
      id: viewId,
      callback_id: 'reject',
      state: {
        values: {
          reason: { reason: { type: 'plain_text_input', value: 'No clause' } },
          code: { code: { type: 'static_select', selected_option: options[0] } },
          also: { also: { type: 'checkboxes', selected_options: [options[1]] } },
          who: { who: { type: 'users_select', selected_user: ada } },
          team: { team: { type: 'multi_users_select', selected_users: [ada] } },
          all: { all: { type: 'multi_users_select', selected_users: [ada, 'U0GRACE'] } },
          room: { room: { type: 'conversations_select', selected_conversation: support } },
          other: { other: { type: 'conversations_select', selected_conversation: support } },
          due: { due: { type: 'datepicker', selected_date: '2026-11-23' } },
          at: { at: { type: 'datetimepicker', selected_date_time: 1_795_398_893 } },
          euros: { euros: { type: 'number_input', value: '12.50' } },
          note: { note: { type: 'plain_text_input', value: null } },
        },
      },
    },
  });
});

test.each<[string, Json, string | string[] | null, string]>([
  ['an empty required field', { type: 'plain_text_input' }, '', 'Please complete this required field.'],
  ['nothing chosen', { type: 'static_select', options }, null, 'Please complete this required field.'],
  ['no channel', { type: 'conversations_select' }, null, 'Please complete this required field.'],
  [
    'nobody',
    { type: 'multi_users_select', initial_users: [ada] },
    [],
    'Please complete this required field.',
  ],
  [
    'a text that is too short',
    { type: 'plain_text_input', min_length: 5 },
    'no',
    'Please enter at least 5 characters.',
  ],
  [
    'a text that is too long',
    { type: 'plain_text_input', max_length: 5 },
    'too long',
    'Please enter at most 5 characters.',
  ],
  [
    'a number that is none',
    { type: 'number_input', is_decimal_allowed: true },
    'ten',
    'Please enter a valid number.',
  ],
  ['a fraction', { type: 'number_input', is_decimal_allowed: false }, '1.5', 'Please enter a whole number.'],
  [
    'a number below',
    { type: 'number_input', is_decimal_allowed: false, min_value: '2' },
    '1',
    'Please enter a number of at least 2.',
  ],
  [
    'a number above',
    { type: 'number_input', is_decimal_allowed: false, max_value: '2' },
    '3',
    'Please enter a number of at most 2.',
  ],
  ['an address without @', { type: 'email_text_input' }, 'ada', 'Please enter a valid email address.'],
  ['a link that is none', { type: 'url_text_input' }, 'ada', 'Please enter a valid URL.'],
])('the client itself refuses %s, and the app hears nothing', async (_, element, typed, error) => {
  const { slack, heard, viewId } = await openModal([input('it', element)]);
  const answer = await slack.submitView(ada, viewId, { it: { it: typed } });
  expect(answer).toMatchObject({ ok: false, errors: { it: error }, views: [{ id: viewId }] });
  expect(heard.map(({ body }) => body.type)).toEqual(['block_actions']);
});

test('a value for a field that is not there, or an option that is not offered, is a mistake of the test', async () => {
  const { slack, viewId } = await openModal([input('code', { type: 'static_select', options })]);
  await expect(slack.submitView(ada, viewId, { nope: { nope: 'x' } })).rejects.toThrow(
    'no field nope in the block nope',
  );
  await expect(slack.submitView(ada, viewId, { code: { code: 'x' } })).rejects.toThrow(
    'does not offer x, only policy, amount',
  );
});

test('the app may object, change the view, put another on top, or clear them all', async () => {
  const replies: Reply[] = [
    { json: { response_action: 'errors', errors: { reason: 'Say more.' } } },
    { json: { response_action: 'update', view: modal([reason], { title: plain('Again') }) } },
    { json: { response_action: 'push', view: modal([reason], { title: plain('Sure?') }) } },
    { json: { response_action: 'clear' } },
  ];
  const { slack, viewId } = await openModal([reason], () => replies.shift() ?? {});
  const submit = (id: string) => slack.submitView(ada, id, { reason: { reason: 'No' } });
  expect(await submit(viewId)).toMatchObject({ ok: false, errors: { reason: 'Say more.' } });
  expect((await submit(viewId)).views).toMatchObject([{ id: viewId, title: { text: 'Again' } }]);
  const pushed = await submit(viewId);
  expect(pushed.views).toMatchObject([
    { id: viewId },
    { title: { text: 'Sure?' }, previous_view_id: viewId },
  ]);
  await expect(submit(viewId)).rejects.toThrow('is not on top');
  expect(await submit(pushed.views[1]?.id ?? '')).toMatchObject({ ok: true, views: [] });
});

test.each<[string, Reply]>([
  ['errors for a block that is not there', { json: { response_action: 'errors', errors: { nope: 'x' } } }],
  ['errors without any', { json: { response_action: 'errors', errors: {} } }],
  ['a view that Slack refuses', { json: { response_action: 'update', view: { type: 'modal', blocks: [] } } }],
  ['an action that is not known', { json: { response_action: 'dance' } }],
  ['an error of the app', { status: 500 }],
  ['no answer in time', { never: true }],
])('%s: the modal stays open with a warning', async (_, reply) => {
  const { slack, viewId } = await openModal([reason], () => reply, {}, 200);
  const answer = await slack.submitView(ada, viewId, { reason: { reason: 'No' } });
  expect(answer).toMatchObject({
    ok: false,
    warning: expect.stringContaining('trouble connecting'),
    views: [{ id: viewId }],
  });
});

test('closing a view is told to an app that wants to know', async () => {
  const { slack, heard, viewId } = await openModal([reason], undefined, { notify_on_close: true });
  expect((await slack.closeView(ada, viewId)).views).toEqual([]);
  expect(heard.at(-1)?.body).toMatchObject({ type: 'view_closed', is_cleared: false, view: { id: viewId } });
});

test('an app that did not ask is not told', async () => {
  const { slack, heard, viewId } = await openModal([reason]);
  await slack.closeView(ada, viewId, { all: true });
  expect(heard.map(({ body }) => body.type)).toEqual(['block_actions']);
});

test('a click inside a modal tells the view and what stands in its fields', async () => {
  const look = { type: 'actions', block_id: 'row', elements: [button('look')] };
  const { slack, heard, viewId } = await openModal([reason, look]);
  await slack.click(ada, { viewId }, 'look', { values: { reason: { reason: 'half a sen' } } });
  expect(heard.at(-1)?.body).toMatchObject({
    container: { type: 'view', view_id: viewId },
    view: { id: viewId, state: { values: { reason: { reason: { value: 'half a sen' } } } } },
    actions: [{ action_id: 'look' }],
  });
  expect(heard.at(-1)?.body).not.toHaveProperty('channel');
  expect(slack.messagesFor(ada, support)).toHaveLength(1);
});
