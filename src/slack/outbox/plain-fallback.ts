import type { ClaimedMessage } from '../../engine/messages/claim-messages.ts';
import type { Drawn } from './outbox.ts';

/** What stands in for a message that Slack would not take: it names the run and where to see it. */
export function plainFallback({ runId }: ClaimedMessage, drawn: Drawn): Drawn {
  const text = runId
    ? `Run ${runId} has news that does not fit into a Slack message. See it with \`/leenops show ${runId}\`.`
    : 'There is news for you that does not fit into a Slack message. See it with `/leenops away`.';
  return { ...drawn, text, blocks: [] };
}
