import type { ClaimedMessage } from '../../engine/messages/claim-messages.ts';
import type { Drawn } from './outbox.ts';

const withoutLayout = '(Slack did not take the table and the chart of this message.)';

/** What stands in for a message that Slack would not take: it names the run and where to see it. */
export function plainFallback({ runId, kind }: ClaimedMessage, drawn: Drawn): Drawn {
  // Its text says all that its blocks do.
  if (kind === 'digest')
    return drawn.blocks.length ? { ...drawn, text: `${drawn.text}\n${withoutLayout}`, blocks: [] } : drawn;
  const text = runId
    ? `Run ${runId} has news that does not fit into a Slack message. See it with \`/leenops show ${runId}\`.`
    : 'There is news for you that does not fit into a Slack message. See it with `/leenops away`.';
  return { ...drawn, text, blocks: [] };
}
