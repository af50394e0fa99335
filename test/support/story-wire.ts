import type { ShownMessage, View } from '../../src/sandbox/slack/contract.ts';
import { stateValues } from '../../src/sandbox/slack/people/input-state.ts';
import { sign } from '../../src/sandbox/slack/delivery/sign.ts';
import { getButton } from './people-buttons.ts';
import type { Button } from './people-buttons.ts';
import { typedValues } from './people-forms.ts';
import type { Person } from './people.ts';
import type { Story } from './story.ts';

type Signed = { secret?: string; secondsAgo?: number };

/** Sends the app what Slack might send it, or somebody who is not Slack. */
export async function sendToApp(story: Story, payload: object, signed: Signed = {}): Promise<Response> {
  const { secret = story.environment['SLACK_SIGNING_SECRET'] ?? '', secondsAgo = 0 } = signed;
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return fetch(`http://127.0.0.1:${story.app.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...sign(secret, body, Math.floor(Date.now() / 1000) - secondsAgo),
    },
    body,
  });
}

/** A press on a button of a message as the person last saw it, whatever has become of it since; `forged` changes the button. */
export function pressOn(
  { id }: Person,
  message: ShownMessage,
  label: string,
  forged: Partial<Pick<Button, 'action_id' | 'value'>> = {},
): object {
  const { channel, ts, thread_ts } = message;
  return {
    type: 'block_actions',
    ...payloadFrom(id),
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false, thread_ts },
    channel: { id: channel, name: 'support' },
    message: { ts, thread_ts, text: message.text },
    actions: [{ ...getButton(message.blocks, label), ...forged, block_id: 'b', action_ts: ts }],
  };
}

/** A form as the person has filled it in, submitted whatever has become of the person since. */
export function submissionOf({ id }: Person, view: View, byLabel: Readonly<Record<string, string>>): object {
  return {
    type: 'view_submission',
    ...payloadFrom(id),
    view: { ...view, state: { values: stateValues(view.blocks, typedValues(view, byLabel)) } },
    response_urls: [],
  };
}

function payloadFrom(id: string): object {
  return {
    user: { id, username: id, name: id, team_id: 'T0HEARTH' },
    api_app_id: 'A0LEENOPS',
    team: { id: 'T0HEARTH', domain: 'hearth-and-pine' },
    is_enterprise_install: false,
    enterprise: null,
    trigger_id: 'nothing.can.be.opened.with.this',
  };
}
