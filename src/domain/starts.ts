import type { JsonObject } from '../lib/json.ts';
import type { Trigger } from './run.ts';

/**
 * Something in the world that a run is for. `change`: which state of its subject this is, such as the time of a ticket's
 * last change; the same change is one run, whatever told of it and however often.
 */
export type Arrival = { intake: Readonly<Record<string, string>>; change: string };

/** What a schedule does about times at which nobody was there to run it. */
export type Missed = 'latest' | 'all' | 'skip';

/** People, in Slack: with an emoji on a message, or by writing in a channel that is watched. */
type SlackStart = EmojiStart | WatchedStart;

/** Its name, without colons. The message is read with the workflow's `intakeFromMessage`. */
export type EmojiStart = { emoji: string };

/**
 * The channel of one of the workflow's teams. Nobody points at these messages, so `intakeFrom` takes only what plainly asks for
 * it: in the same channel people also talk about the same things.
 */
export type WatchedStart = {
  channel: string;
  intakeFrom(text: string): Record<string, string> | undefined;
};

/** Another system. `arrivals`: what of a delivery concerns the workflow; empty when nothing does. Throws ToolFailure as reads do. */
type WebhookStart = {
  webhook: string;
  arrivals(
    delivery: Delivery,
    call: { signal: AbortSignal },
  ): Promise<readonly Arrival[]> | readonly Arrival[];
};

/** What a source sent, once its signature was checked: `event` as the source names the kind, such as `issues.opened`. */
export type Delivery = { event: string; payload: JsonObject };

export type ScheduleStart = {
  /** A name within the workflow: `monday`. */
  schedule: string;
  /** Five fields, as cron has them: `0 8 * * 1`. */
  cron: string;
  /** IANA; the workspace's where it is absent. */
  timeZone?: string;
  missed: Missed;
  /** What to start at that time: one report, or a run for each bill that waits. Throws ToolFailure as reads do. */
  arrivals(fire: Date, call: { signal: AbortSignal }): Promise<readonly Arrival[]> | readonly Arrival[];
};

/** One way in which a workflow is started. By command, shortcut and API, people ask for it themselves. */
export type Start = 'command' | 'shortcut' | 'api' | SlackStart | WebhookStart | ScheduleStart;

/** The systems whose webhooks start it. */
export function sourcesOf(starts: readonly Start[]): string[] {
  return starts.flatMap((start) => (typeof start !== 'string' && 'webhook' in start ? [start.webhook] : []));
}

export function triggerOf(start: Start): Trigger {
  if (typeof start === 'string') return start;
  if ('webhook' in start) return 'webhook';
  return 'schedule' in start ? 'schedule' : 'slack_event';
}

/** The ways in which the workflow may be started, each once. */
export function triggersOf({ triggers }: { triggers: readonly Start[] }): Trigger[] {
  return [...new Set(triggers.map(triggerOf))];
}

/** The schedules of a workflow, in the order of its file. */
export function schedulesOf({ triggers }: { triggers: readonly Start[] }): ScheduleStart[] {
  return triggers.filter((start) => typeof start === 'object' && 'schedule' in start);
}
