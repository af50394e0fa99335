import type { Answer } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import { showMessage } from './show-message.ts';

/** Adds to the outcome of an act what reached the person while it happened. */
export async function answering(
  slack: LocalSlack,
  userId: string,
  act: () => Partial<Answer> | Promise<Partial<Answer>>,
): Promise<Answer> {
  const { workspace } = slack;
  const before = workspace.counters.micros / 1e6;
  const outcome = await act();
  const ephemerals = Object.entries(workspace.messages).flatMap(([channel, messages]) =>
    messages
      .filter(({ visibleTo, ts }) => visibleTo === userId && Number(ts) > before)
      .map((message) => showMessage(workspace, channel, message)),
  );
  return { ok: true, ephemerals, views: workspace.modals[userId] ?? [], ...outcome };
}
