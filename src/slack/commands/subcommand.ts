import type { Message } from '../cards/message.ts';
import type { Desk } from '../desk.ts';

/** What a subcommand gets: who typed what, where. Its words come without the subcommand itself. */
export type Typed = { words: string[]; person: string; channel: string; triggerId: string };

/** What takes longer than Slack waits, or carries a picture: it is worked out after the acknowledgement. */
export type Later = { later(): Promise<Message> };

/** Answers the private message that acknowledges the command; undefined when the answer is a modal. */
export type Subcommand = (desk: Desk, typed: Typed) => Promise<Message | string | Later | undefined>;
