import type { Raw } from '../../../slack/block-kit/place.ts';
import type { Answer, Clicked, View } from '../contract.ts';
import type { Ack } from '../delivery/envelope.ts';
import type { LocalSlack } from '../local-slack.ts';
import { renderMessage } from '../web-api/render-message.ts';
import { sharedMessages } from '../workspace/look-up.ts';
import { nextTs } from '../workspace/next-ts.ts';
import {
  CannotDo,
  getActor,
  getVisibleChannel,
  getVisibleMessage,
  payloadChannel,
  payloadOf,
} from './acting.ts';
import { answering } from './answer.ts';
import { getElement } from './elements.ts';
import type { Placed } from './elements.ts';
import { pick, stateValue, stateValues } from './input-state.ts';

/** A person clicks a button, chooses from a menu or changes a select, on a message or in a view. */
export async function click(slack: LocalSlack, userId: string, clicked: Clicked): Promise<Answer> {
  const person = getActor(slack, userId);
  const place = clicked.view_id ? inView(slack, userId, clicked) : onMessage(slack, userId, clicked);
  const body = {
    ...payloadOf(slack, person, 'block_actions'),
    ...place.payload,
    trigger_id: slack.triggers.issue(userId),
    actions: [actionOf(slack, place.placed, clicked)],
  };
  return answering(slack, userId, async () =>
    warned(await slack.deliveries.deliver({ kind: 'interactive', body })),
  );
}

/** The triangle that Slack's client shows beside what was clicked. */
export const warned = (ack: Ack): Partial<Answer> => {
  if (ack.ok) return ack.body === '' ? {} : { ack: ack.body };
  const warning =
    ack.reason === 'http_timeout'
      ? "This app didn't respond in time. Try again, or check that it is running."
      : `This app is not responding properly (${ack.detail}).`;
  return { ok: false, warning };
};

type Place = { placed: Placed; payload: Raw };

function onMessage(slack: LocalSlack, userId: string, clicked: Clicked): Place {
  const { channel: channelId = '', ts = '' } = clicked;
  const channel = getVisibleChannel(slack, userId, channelId);
  const message = getVisibleMessage(slack, userId, channelId, ts);
  const placed = getElement(message.blocks, clicked);
  const is_ephemeral = message.visibleTo !== undefined;
  const thread = message.threadTs ? { thread_ts: message.threadTs } : {};
  const around = sharedMessages(slack.workspace, channel.id);
  return {
    placed,
    payload: {
      container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral, ...thread },
      channel: payloadChannel(channel),
      ...(!is_ephemeral && { message: renderMessage(slack.workspace, message, { around }) }),
      state: { values: stateValues(message.blocks, typedWith(placed, clicked)) },
      response_url: slack.responseUrls.issue({ user: userId, channel: channelId, original: ts }),
    },
  };
}

function inView(slack: LocalSlack, userId: string, clicked: Clicked): Place {
  const view = getVisibleView(slack, userId, clicked.view_id ?? '');
  const placed = getElement(view.blocks, clicked);
  const state = { values: stateValues(view.blocks, typedWith(placed, clicked)) };
  return {
    placed,
    payload: { container: { type: 'view', view_id: view.id }, view: { ...view, state } },
  };
}

/** A modal the person has open, or their App Home. */
function getVisibleView({ workspace }: LocalSlack, userId: string, viewId: string): View {
  const views = [...(workspace.modals[userId] ?? []), workspace.homes[userId]];
  const view = views.find((it) => it?.id === viewId);
  if (!view) throw new CannotDo(`${userId} has no view ${viewId} open`);
  return view;
}

/** What stood in the inputs, and what this click chose among them. */
function typedWith(
  { blockId, element }: Placed,
  { action_id, selected, value, values = {} }: Clicked,
): Clicked['values'] & {} {
  const chosen = selected === undefined && element.type !== 'button' ? value : selected;
  if (chosen === undefined || !stateValue(element, null)) return values;
  return { ...values, [blockId]: { ...values[blockId], [action_id]: chosen } };
}

function actionOf(slack: LocalSlack, { blockId, element }: Placed, { selected, value }: Clicked): Raw {
  const { options: _options, option_groups: _groups, ...kept } = element;
  const chosen = selected === undefined ? (value ?? null) : selected;
  return {
    ...kept,
    block_id: blockId,
    ...(element.type === 'overflow'
      ? { selected_option: pickOne(element, chosen) }
      : stateValue(element, chosen)),
    action_ts: nextTs(slack.workspace, slack.now()),
  };
}

function pickOne(element: Raw, chosen: (Clicked['selected'] & {}) | null): Raw {
  const option = pick(element, chosen);
  if (!option) throw new CannotDo(`${String(element.action_id)} is a menu: say which item was selected`);
  return option;
}
