import type { Answer } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import { renderMessage } from '../web-api/render-message.ts';
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
import { warned } from './click.ts';

export type Chosen = { callback_id: string; channel?: string | undefined; ts?: string | undefined };

/** A person chooses a shortcut: from the menu of a message, or from the search bar. */
export async function shortcut(slack: LocalSlack, userId: string, chosen: Chosen): Promise<Answer> {
  const person = getActor(slack, userId);
  const kind = chosen.ts ? 'message' : 'global';
  const { shortcuts } = slack.app;
  if (shortcuts && !shortcuts.some((it) => it.kind === kind && it.callbackId === chosen.callback_id))
    throw new CannotDo(`the app has no ${kind} shortcut ${chosen.callback_id}`);
  const body = {
    ...payloadOf(slack, person, kind === 'message' ? 'message_action' : 'shortcut'),
    callback_id: chosen.callback_id,
    trigger_id: slack.triggers.issue(userId),
    action_ts: nextTs(slack.workspace, slack.now()),
    ...(kind === 'message' && messagePart(slack, userId, chosen)),
  };
  return answering(slack, userId, async () =>
    warned(await slack.deliveries.deliver({ kind: 'interactive', body })),
  );
}

function messagePart(
  slack: LocalSlack,
  userId: string,
  { channel: id = '', ts = '' }: Chosen,
): Record<string, unknown> {
  const channel = getVisibleChannel(slack, userId, id);
  const message = getVisibleMessage(slack, userId, id, ts);
  return {
    message_ts: ts,
    message: renderMessage(slack.workspace, message),
    channel: payloadChannel(channel),
    response_url: slack.responseUrls.issue({ user: userId, channel: id, original: ts }),
  };
}
