import type { Answer, Block, ShownMessage, View } from '../../src/sandbox/slack/contract.ts';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import type { SlackServer } from '../../src/sandbox/slack/start-slack-server.ts';
import { problemsByLabel, typedValues } from './people-forms.ts';
import { readMessage, readView } from './people-text.ts';

/** Somebody at Hearth & Pine in front of Slack: what they do there, and what they see of it. */
export type Person = {
  id: string;
  /** Sends a slash command and answers the private text that acknowledges it. */
  types(command: string, channel?: string): Promise<string>;
  /** Presses a button by its label, on the newest message that has it unless one is given. */
  presses(label: string, on?: ShownMessage): Promise<Answer>;
  /** Chooses from the `…` menu of the newest card. */
  chooses(label: string): Promise<Answer>;
  /** Fills in the open form by its labels and submits it. */
  submits(byLabel?: Readonly<Record<string, string>>): Promise<Submitted>;
  /** Opens the App Home and reads it once the app has published it. */
  opensHome(): Promise<string>;
  /** The private message that says this, now or in a moment. */
  isTold(what: string | RegExp): Promise<string>;
  /** Everything in the support channel, threads included, top to bottom. */
  messages(): ShownMessage[];
  /** The newest card, open or not. */
  card(): ShownMessage;
  /** All cards, oldest first. */
  cards(): ShownMessage[];
  /** The whole support channel as this person reads it. */
  reads(): string;
  /** What the app wrote to this person alone. */
  directMessages(): string;
  /** The form on top, if one is open. */
  form(): View | undefined;
  readsForm(): string;
};

/** `problems` stand beside fields of a form that stays open. */
export type Submitted = { problems: Record<string, string>; answer: Answer };

type Button = { type: string; action_id: string; value?: string; text: { text: string } };

const isCard = ({ text, bot }: ShownMessage) =>
  bot && /^(To decide|Approved|Edited|Rejected|Escalated|Expired|Cancelled|Replaced): /.test(text);

export function personIn(slack: SlackServer, id: string): Person {
  const channel = channels.support;

  const messages = () =>
    slack
      .messagesFor(id, channel)
      .flatMap((message) =>
        message.reply_count > 0 ? slack.messagesFor(id, channel, message.ts) : [message],
      );
  const cards = () => messages().filter(isCard);
  const getCard = () => {
    const card = cards().at(-1);
    if (!card) throw new Error(`${id} sees no card:\n${reads()}`);
    return card;
  };
  const reads = () => messages().map(readMessage).join('\n\n');
  const form = () => slack.stateFor(id).views.at(-1);
  const getForm = () => {
    const view = form();
    if (!view) throw new Error(`${id} has no form open.`);
    return view;
  };

  return {
    id,
    messages,
    cards,
    card: getCard,
    reads,
    form,
    readsForm: () => readView(getForm()),
    async types(command, where = channel) {
      const answer = await slack.command(id, where, command);
      if (answer.warning) throw new Error(`${command}: ${answer.warning}`);
      return answer.ephemerals.map(readMessage).join('\n');
    },
    async presses(label, on) {
      const message = on ?? messages().findLast((each) => buttonsOn(each.blocks).includes(label));
      if (!message) throw new Error(`${id} sees no button ${label}:\n${reads()}`);
      const { action_id: actionId, value } = getButton(message.blocks, label);
      return slack.click(id, message, actionId, value === undefined ? {} : { value });
    },
    async chooses(label) {
      const card = getCard();
      const menu = elementsOf(card.blocks).find(({ type }) => type === 'overflow');
      const options = (menu as { options?: { text: { text: string }; value: string }[] } | undefined)?.options;
      const option = options?.find(({ text }) => text.text === label);
      if (!menu || !option) throw new Error(`The card's menu has no ${label}.`);
      return slack.click(id, card, menu.action_id, { selected: option.value });
    },
    async submits(byLabel = {}) {
      const view = getForm();
      const answer = await slack.submitView(id, view.id, typedValues(view, byLabel));
      if (answer.warning) throw new Error(answer.warning);
      return { answer, problems: problemsByLabel(view, answer.errors ?? {}) };
    },
    async opensHome() {
      await slack.openHome(id);
      await slack.idle();
      const { home } = slack.stateFor(id);
      if (!home) throw new Error(`The app published no home for ${id}.`);
      return readView(home);
    },
    isTold: (what) =>
      slack.until(
        () =>
          messages()
            .filter(({ ephemeral }) => ephemeral)
            .map(readMessage)
            .findLast((text) => (typeof what === 'string' ? text.includes(what) : what.test(text))),
        { what: `${id} is told ${String(what)}` },
      ),
    directMessages: () =>
      slack
        .stateFor(id)
        .directMessages.flatMap((direct) => slack.messagesFor(id, direct.id))
        .map(readMessage)
        .join('\n\n'),
  };
}

export function buttonsOn(blocks: readonly Block[]): string[] {
  return elementsOf(blocks).flatMap(({ type, text }) => (type === 'button' ? [text.text] : []));
}

export function getButton(blocks: readonly Block[], label: string): Button & Record<string, unknown> {
  const found = elementsOf(blocks).find(({ type, text }) => type === 'button' && text.text === label);
  if (!found) throw new Error(`There is no button ${label}, only ${buttonsOn(blocks).join(', ')}.`);
  return found;
}

function elementsOf(blocks: readonly Block[]): (Button & Record<string, unknown>)[] {
  return blocks
    .filter(({ type }) => type === 'actions')
    .flatMap((block) => block['elements'] as (Button & Record<string, unknown>)[]);
}
