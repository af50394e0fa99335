import type { WebClient } from '@slack/web-api';
import type { Context } from '../../engine/context.ts';
import type { ClaimedMessage, Pace } from '../../engine/messages/claim-messages.ts';
import type { Message } from '../cards/message.ts';
import type { Gallery } from '../pictures/gallery.ts';

/**
 * What a message says. `channel`: where a new one goes, when not to its own channel. `onlyChanges`: it is no news to
 * anybody, so it takes the place of what stands there and is not posted where nothing does.
 */
export type Drawn = Message & {
  channel?: string;
  onlyChanges?: boolean;
  /** The open review whose card it is: once Slack has it, it is kept as it was shown. */
  asksAbout?: string;
};

/** Draws the message from the database as it is now; null when there is nothing to show. */
export type Render = (claim: ClaimedMessage) => Promise<Drawn | null>;

export type OutboxOptions = {
  ctx: Context;
  client: WebClient;
  render: Render;
  gallery: Gallery;
  pace: Pace;
  /** How often to look without being woken. */
  pollMs?: number;
  /** Messages on their way at once. */
  concurrency?: number;
  /** How long one message belongs to this writer; after that, any writer takes it over. */
  leaseMs?: number;
  /** For the jitter of backoff, in [0, 1). */
  random?: () => number;
};

export type Outbox = {
  /** Something may be due: look now. */
  wake(): void;
  /** Claims nothing more and lets what is on its way end; false when that took longer than this. */
  drain(timeoutMs: number): Promise<boolean>;
  /** Resolves once a look finds nothing due and nothing on its way. */
  idle(): Promise<void>;
};

/** What one sending works with. */
export type Desk = {
  ctx: Context;
  client: WebClient;
  render: Render;
  gallery: Gallery;
  random: () => number;
};
