/**
 * What the sandbox page and the local Slack say to each other, all JSON, all under /sandbox/:
 *
 *   GET  /sandbox/state?user=U…                       → SandboxState
 *   GET  /sandbox/messages?user=U…&channel=C…         → MessageList (top level, oldest first)
 *   GET  /sandbox/messages?…&thread_ts=…              → MessageList (the root, then its replies)
 *   POST /sandbox/act    (an Act)                     → Answer
 *   GET  /sandbox/events?user=U…                      → Server-Sent Events, each `data:` a Change
 *
 * A permalink leads to /archives/<channel>/p<ts without its dot>, which redirects to /?channel=C…&ts=…[&thread_ts=…] of the page.
 * Whoever may not do or see something gets a Refusal with a 4xx status. Without `user`, /sandbox/state answers as the first person.
 * Block Kit pieces keep Slack's own field names.
 */

export type Block = { type: string; block_id?: string; [field: string]: unknown };

export type SandboxState = {
  team: { id: string; name: string };
  /** The bot user of the app; its direct messages and App Home belong to it. */
  app: { id: string; name: string };
  me: ShownPerson;
  /** Everybody that the person switcher offers: no bots, nobody deactivated. */
  people: ShownPerson[];
  /** The channels `me` is a member of. */
  channels: ShownChannel[];
  directMessages: ShownDirectMessage[];
  userGroups: { id: string; handle: string; name: string }[];
  /** The modals `me` has open, the bottom one first: the last one is on top. */
  views: View[];
  /** App Home as the app published it for `me`; null until it did. */
  home: View | null;
  commands: { name: string; description: string; usageHint: string }[];
  shortcuts: { kind: 'message' | 'global'; callbackId: string; name: string }[];
};

export type ShownPerson = { id: string; name: string; title: string; restricted: boolean };

export type ShownChannel = {
  id: string;
  name: string;
  private: boolean;
  archived: boolean;
  unread: number;
  mentions: number;
};

export type ShownDirectMessage = { id: string; with: string; unread: number; mentions: number };

export type MessageList = { channel: string; messages: ShownMessage[] };

export type ShownMessage = {
  channel: string;
  ts: string;
  /** A user id: the author, or the app's bot user. */
  user: string;
  bot: boolean;
  text: string;
  blocks: Block[];
  edited: boolean;
  /** Only this person sees it. */
  ephemeral: boolean;
  /** Set on a reply and on the root of a thread that has replies. */
  thread_ts?: string;
  reply_count: number;
  reply_users: string[];
  latest_reply?: string;
  reactions: { name: string; users: string[] }[];
};

export type View = {
  id: string;
  type: 'modal' | 'home';
  callback_id: string;
  title?: PlainText;
  submit?: PlainText | null;
  close?: PlainText | null;
  blocks: Block[];
  private_metadata: string;
  /** Changes with every update of the view. */
  hash: string;
  previous_view_id: string | null;
  root_view_id: string;
  [field: string]: unknown;
};

type PlainText = { type: 'plain_text'; text: string; emoji?: boolean };

/**
 * What a person typed or chose in one element: the text of an input, the `value` of an option, a user id, a date (YYYY-MM-DD), a
 * time in epoch seconds; a list of those where several may be chosen; null for an emptied field.
 */
export type Typed = string | number | string[] | null;

/** By block_id, then by action_id. What is left out keeps the element's initial value. */
export type TypedValues = Record<string, Record<string, Typed>>;

export type Act = { user: string } & (
  | {
      kind: 'command';
      channel: string;
      /** With the slash: "/leenops run" */ text: string;
      thread_ts?: string;
    }
  | { kind: 'say'; channel: string; text: string; thread_ts?: string }
  | ({ kind: 'click' } & Clicked)
  | { kind: 'submit'; view_id: string; values: TypedValues }
  /** `all` closes the whole stack, as the cross in the corner does under clear_on_close. */
  | { kind: 'close'; view_id: string; all?: boolean }
  | { kind: 'home'; tab?: 'home' | 'messages' }
  /** Everything up to `ts` (default: everything) in the channel is read. */
  | { kind: 'read'; channel: string; ts?: string }
  | { kind: 'react'; channel: string; ts: string; name: string; remove?: boolean }
  /** A message shortcut names its message; a global one does not. */
  | { kind: 'shortcut'; callback_id: string; channel?: string; ts?: string }
);

/** A button, an overflow item or a select, on a message (channel and ts) or in a view (view_id: a modal or the Home tab). */
export type Clicked = {
  channel?: string;
  ts?: string;
  view_id?: string;
  action_id: string;
  /** Which one, where several elements share an action_id. */
  block_id?: string;
  value?: string;
  /** What was chosen in an overflow menu, a select, a date picker … */
  selected?: Typed;
  /** What else stands in the inputs around it at that moment. */
  values?: TypedValues;
};

/** What the person sees of it. Whatever the app does after its acknowledgement arrives as a Change. */
export type Answer = {
  ok: boolean;
  /** The app did not answer, or not in time: the warning triangle, or the line of Slackbot. Always set when `ok` is false and `errors` is not. */
  warning?: string;
  /** A submitted view stays open with these, by block_id. */
  errors?: Record<string, string>;
  /** The message that was posted by saying something. */
  message?: ShownMessage;
  /** Ephemeral messages that reached this person while they waited. */
  ephemerals: ShownMessage[];
  /** The person's modals now, the bottom one first. */
  views: View[];
  /** The body of the app's acknowledgement, if any. */
  ack?: unknown;
};

export type Refusal = { ok: false; error: string; message: string };

/** Something that this person sees has changed: fetch the state again, and the messages of `channel` if one is named. */
export type Change = { type: 'changed'; channel?: string };
