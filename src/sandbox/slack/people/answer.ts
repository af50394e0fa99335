import type { Answer } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Message } from '../workspace/workspace.ts';
import { showMessage } from './show-message.ts';

/** Adds to the outcome of an act what reached the person while it happened. */
export async function answering(
  slack: LocalSlack,
  userId: string,
  act: () => Partial<Answer> | Promise<Partial<Answer>>,
): Promise<Answer> {
  const { workspace } = slack;
  const before = workspace.counters.micros;
  const outcome = await act();
  const ephemerals = Object.entries(workspace.messages).flatMap(([channel, messages]) =>
    since(messages, before)
      .filter(({ visibleTo }) => visibleTo === userId)
      .map((message) => showMessage(workspace, channel, message)),
  );
  return { ok: true, ephemerals, views: workspace.modals[userId] ?? [], ...outcome };
}

/** From the end, so that a long history costs nothing. */
const since = (messages: Message[], micros: number): Message[] =>
  messages.slice(messages.findLastIndex(({ ts }) => Number(ts.replace('.', '')) <= micros) + 1);
