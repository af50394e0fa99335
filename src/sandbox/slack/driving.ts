import type { Answer, Clicked, MessageList, SandboxState, Typed, TypedValues } from './contract.ts';
import type { Ack } from './delivery/envelope.ts';
import { announceIfSubscribed } from './delivery/announce.ts';
import type { Delivery } from './delivery/deliveries.ts';
import type { LocalSlack } from './local-slack.ts';
import { arranging } from './people/arrange.ts';
import type { Arrange } from './people/arrange.ts';
import { click } from './people/click.ts';
import { closeView } from './people/close-view.ts';
import { command } from './people/command.ts';
import { say } from './people/say.ts';
import { shortcut } from './people/shortcut.ts';
import type { Chosen } from './people/shortcut.ts';
import { messagesFor } from './people/show-message.ts';
import { openHome, react, read } from './people/small-acts.ts';
import type { Reacted } from './people/small-acts.ts';
import { stateFor } from './people/state-for.ts';
import { submitView } from './people/submit-view.ts';
import { until } from './until.ts';
import type { Patience } from './until.ts';
import type { Call } from './web-api/call.ts';
import type { Faults } from './web-api/faults.ts';

/** A message or a view to click on. */
type Target = { channel: string; ts: string } | { viewId: string };

type How = {
  blockId?: string;
  /** Which of several buttons with the same action_id. */
  value?: string;
  selected?: Typed;
  /** What stands in the inputs around it. */
  values?: TypedValues;
};

/** The local Slack in the hands of its people and of a test. Every act resolves with what that person sees of it. */
export type Driving = {
  command(user: string, channel: string, text: string): Promise<Answer>;
  click(user: string, target: Target, actionId: string, how?: How): Promise<Answer>;
  submitView(user: string, viewId: string, values?: TypedValues): Promise<Answer>;
  closeView(user: string, viewId: string, how?: { all?: boolean }): Promise<Answer>;
  say(user: string, channel: string, text: string, threadTs?: string): Promise<Answer>;
  openHome(user: string, tab?: 'home' | 'messages'): Promise<Answer>;
  shortcut(user: string, chosen: Chosen): Promise<Answer>;
  react(user: string, reacted: Reacted): Promise<Answer>;
  read(user: string, channel: string, upTo?: string): Promise<Answer>;

  stateFor(user: string): SandboxState;
  messagesFor(user: string, channel: string, threadTs?: string): MessageList['messages'];
  /** Waits, without polling, until `look` finds something; rejects with `what` after its patience. */
  until<T>(look: () => T | undefined, patience?: Patience): Promise<T>;

  /** Where the app listens, once it does. */
  deliverTo(eventsUrl: string): void;
  /** Any event the app is subscribed to. */
  sendEvent(event: { type: string; [field: string]: unknown }): void;
  deliveries(): Delivery[];
  redeliver(deliveryId: string): Promise<Ack>;
  /** What the app never acknowledged. */
  dropped(): Delivery[];
  /** Resolves when no delivery is on its way. */
  idle(): Promise<void>;
  /** Socket Mode: ask the clients to reconnect, or break their connections. */
  refreshSockets(): void;
  cutSockets(): void;

  arrange: Arrange;
  faults: Faults;
  calls(method?: string): Call[];
};

export function driving(slack: LocalSlack): Driving {
  const { deliveries } = slack;
  return {
    command: (user, channel, text) => command(slack, user, channel, text),
    click: (user, target, actionId, how) => click(slack, user, toClicked(target, actionId, how)),
    submitView: (user, viewId, values) => submitView(slack, user, viewId, values),
    closeView: (user, viewId, how) => closeView(slack, user, viewId, how),
    say: (user, channel, text, threadTs) => say(slack, user, channel, text, threadTs),
    openHome: (user, tab) => openHome(slack, user, tab),
    shortcut: (user, chosen) => shortcut(slack, user, chosen),
    react: (user, reacted) => react(slack, user, reacted),
    read: (user, channel, upTo) => read(slack, user, channel, upTo),

    stateFor: (user) => stateFor(slack, user),
    messagesFor: (user, channel, threadTs) => messagesFor(slack, user, channel, threadTs).messages,
    until: (look, patience) => until(slack.changes, look, patience),

    deliverTo: (eventsUrl) => deliveries.deliverTo(eventsUrl),
    sendEvent: (event) => announceIfSubscribed(slack, event),
    deliveries: () => deliveries.list(),
    redeliver: (id) => deliveries.redeliver(id),
    dropped: () => deliveries.dropped(),
    idle: () => deliveries.idle(),
    refreshSockets: () => deliveries.sockets.refresh(),
    cutSockets: () => deliveries.sockets.cut(),

    arrange: arranging(slack),
    faults: slack.faults,
    calls: (method) => slack.calls.list().filter((call) => method === undefined || call.method === method),
  };
}

function toClicked(target: Target, action_id: string, how: How = {}): Clicked {
  const { blockId, ...rest } = how;
  const place = 'viewId' in target ? { view_id: target.viewId } : { channel: target.channel, ts: target.ts };
  return { ...place, action_id, ...rest, ...(blockId !== undefined && { block_id: blockId }) };
}
