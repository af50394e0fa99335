import type { Message } from '../db/messages.ts';
import type { MessageView } from '../domain/run-view.ts';
import type { Sources } from './run-view.ts';

/** What of a run stands in Slack, and what Slack did not take. */
export function messageViews(
  { threadUrl }: Pick<Sources, 'threadUrl'>,
  messages: readonly Message[],
): MessageView[] {
  return messages.map(({ kind, state, code, ts, channelId, threadOf, shownAt, dueAt }) => {
    const root = messages.find(({ id }) => id === threadOf);
    return {
      kind,
      isGivenUp: state === 'dead',
      code: state === 'dead' ? code : null,
      shownAt,
      at: shownAt ?? dueAt,
      url: ts ? (threadUrl?.(channelId, ts, root?.ts) ?? null) : null,
    };
  });
}
