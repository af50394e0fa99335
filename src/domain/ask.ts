import type { EmojiStart, Start, WatchedStart } from './starts.ts';
import type { Workflow } from './workflow.ts';

/** How a person asks with a message: by an emoji on it, by writing it where that is watched, by calling the app in it. */
export const askKinds = ['reaction', 'message', 'mention'] as const;

/** A message of Slack. A reply also names the message whose thread it is in. */
export type Place = { channelId: string; ts: string; threadTs: string | null };

/** A message as it is now, as plain text: no markup, no escapes. `editedTs` changes with every edit. */
export type ReadMessage = { text: string; threadTs: string | null; editedTs: string | null };

/** The workflows that this emoji starts. */
export function startedByEmoji(workflows: readonly Workflow[], emoji: string): Workflow[] {
  return workflows.filter(({ triggers }) => emojisOf(triggers).includes(emoji));
}

export function emojisOf(triggers: readonly Start[]): string[] {
  return triggers.flatMap((start) => (isEmoji(start) ? [start.emoji] : []));
}

export function watchedOf(triggers: readonly Start[]): WatchedStart[] {
  return triggers.filter((start) => typeof start === 'object' && 'channel' in start);
}

/** The workflows with the emoji that this workspace has for them in place of their own; `none` stands for none. */
export function withEmojis(
  workflows: readonly Workflow[],
  chosen: Readonly<Record<string, string>>,
): Workflow[] {
  return workflows.map((workflow) => {
    const emoji = chosen[workflow.id];
    if (emoji === undefined || !workflow.intakeFromMessage) return workflow;
    const others = workflow.triggers.filter((start) => !isEmoji(start));
    const triggers = emoji === 'none' ? others : [...others, { emoji }];
    const [first, ...rest] = triggers;
    return first ? { ...workflow, triggers: [first, ...rest] } : workflow;
  });
}

function isEmoji(start: Start): start is EmojiStart {
  return typeof start === 'object' && 'emoji' in start;
}

/** One state of one message is one run of a workflow, whoever points at it and however often. */
export function messageKey(workflowId: string, { channelId, ts }: Place, editedTs: string | null): string {
  return ['message', workflowId, channelId, ts, ...(editedTs ? [editedTs] : [])].join(':');
}
