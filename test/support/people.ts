import type { Answer, ShownMessage, View } from '../../src/sandbox/slack/contract.ts';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import type { SlackServer } from '../../src/sandbox/slack/start-slack-server.ts';
import { buttonsOn, getButton, getMenu } from './people-buttons.ts';
import { problemsByLabel, ticksOn, typedValues } from './people-forms.ts';
import { readMessage, readView } from './people-text.ts';

/** Somebody at Hearth & Pine in front of Slack: what they do there, and what they see of it. */
export type Person = {
  id: string;

  /** Sends a slash command; answers the private text that acknowledges it. */
  types(command: string, channel?: string): Promise<string>;
  /** Presses a button by its label: on this message, or on the newest that has it. */
  presses(label: string, on?: ShownMessage): Promise<Answer>;
  /** Chooses from the `…` menu of the newest card. */
  chooses(label: string, ticket?: number): Promise<Answer>;
  /** Chooses in the open form where that changes what else it asks for. */
  picks(label: string, option: string): Promise<Answer>;
  /** Fills in the open form by its labels and submits it; answers the problems that stand beside fields then. */
  submits(byLabel?: Readonly<Record<string, string>>): Promise<Record<string, string>>;
  /** Ticks the lines that say these things in the open list, and submits it. */
  ticks(...words: string[]): Promise<void>;
  /** Presses a button in the open form, or else on the App Home; of several the one of this value. */
  pressesInView(label: string, of?: string): Promise<Answer>;
  /** Opens the App Home and reads it. */
  opensHome(): Promise<string>;

  /** The support channel as this person reads it, or only what is about one ticket. */
  reads(ticket?: number): string;
  /** The same, message by message, threads included. */
  messages(ticket?: number): ShownMessage[];
  /** All cards, oldest first. */
  cards(ticket?: number): ShownMessage[];
  /** The newest card. */
  card(ticket?: number): ShownMessage;
  /** What only this person was told in the support channel, once it says this. */
  isTold(what: string): Promise<string>;
  directMessages(): string;
  /** The form on top. */
  form(): View;
  readsForm(): string;
  hasForm(): boolean;
};

/** `channel` is where the workflow's threads are. */
export function personIn(slack: SlackServer, id: string, channel: string = channels.support): Person {
  const withReplies = (message: ShownMessage) =>
    message.reply_count > 0 ? slack.messagesFor(id, channel, message.ts) : [message];
  const messages = (ticket?: number) =>
    slack
      .messagesFor(id, channel)
      .filter(({ text }) => ticket === undefined || text.includes(`Ticket ${ticket}`))
      .flatMap(withReplies);
  const reads = (ticket?: number) => messages(ticket).map(readMessage).join('\n\n');
  const cards = (ticket?: number) => messages(ticket).filter(isCard);
  const form = () => {
    const view = slack.stateFor(id).views.at(-1);
    if (!view) throw new Error(`${id} has no form open.`);
    return view;
  };
  const card = (ticket?: number) => cards(ticket).at(-1) ?? fail(`${id} sees no card:\n${reads(ticket)}`);

  return {
    id,
    async types(command, where = channel) {
      const { warning, ephemerals } = await slack.command(id, where, command);
      if (warning) fail(`${command}: ${warning}`);
      return ephemerals.map(readMessage).join('\n');
    },
    async presses(label, on) {
      const message = on ?? messages().findLast(({ blocks }) => buttonsOn(blocks).includes(label));
      if (!message) return fail(`${id} sees no button ${label}:\n${reads()}`);
      const { action_id: actionId, value } = getButton(message.blocks, label);
      return slack.click(id, message, actionId, { value });
    },
    async chooses(label, ticket) {
      const on = card(ticket);
      const { actionId, value } = getMenu(on.blocks, label);
      return slack.click(id, on, actionId, { selected: value });
    },
    async picks(label, option) {
      const view = form();
      const [typed = {}] = Object.values(typedValues(view, { [label]: option }));
      const [actionId, selected] = Object.entries(typed)[0] ?? [];
      if (!actionId || typeof selected !== 'string') return fail(`${label} takes no choice.`);
      return slack.click(id, { viewId: view.id }, actionId, { selected });
    },
    async submits(byLabel = {}) {
      const view = form();
      const { warning, errors = {} } = await slack.submitView(id, view.id, typedValues(view, byLabel));
      if (warning) fail(warning);
      return problemsByLabel(view, errors);
    },
    async ticks(...words) {
      const view = form();
      const { warning } = await slack.submitView(id, view.id, ticksOn(view, words));
      if (warning) fail(warning);
    },
    async pressesInView(label, of) {
      const { views, home } = slack.stateFor(id);
      const view = views.at(-1) ?? home ?? fail(`${id} has no view open.`);
      const { action_id: actionId, value } = getButton(view.blocks, label, of);
      return slack.click(id, { viewId: view.id }, actionId, value === undefined ? {} : { value });
    },
    async opensHome() {
      await slack.openHome(id);
      await slack.idle();
      const { home } = slack.stateFor(id);
      return home ? readView(home) : fail(`The app published no home for ${id}.`);
    },
    reads,
    messages,
    cards,
    card,
    isTold: (what) =>
      slack.until(
        () =>
          messages()
            .filter(({ ephemeral }) => ephemeral)
            .map(readMessage)
            .findLast((text) => text.includes(what)),
        { what: `${id} is told: ${what}`, withinMs: 15_000 },
      ),
    directMessages: () =>
      slack
        .stateFor(id)
        .directMessages.flatMap((direct) => slack.messagesFor(id, direct.id))
        .map(readMessage)
        .join('\n\n'),
    form,
    readsForm: () => readView(form()),
    hasForm: () => slack.stateFor(id).views.length > 0,
  };
}

function isCard({ text, bot }: ShownMessage): boolean {
  return (
    bot &&
    /^(To decide|To answer|Answered|Approved|Approved, not carried out|Edited|Rejected|Escalated|Expired|Cancelled|Replaced): /.test(
      text,
    )
  );
}

function fail(message: string): never {
  throw new Error(message);
}
