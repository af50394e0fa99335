import type { App, ReceiverEvent } from '@slack/bolt';
import type { Meters } from '../../engine/meters.ts';

/** Times every request of Slack's from its receipt, its signature checked, until it is acknowledged; events are when their listeners have ended. */
export function timeAcknowledgements(app: App, meters: Meters): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const kind = kindOf(event.body);
    const begun = performance.now();
    const acknowledged = () => meters.acknowledged(kind, performance.now() - begun);
    if (kind === 'event') {
      await process(event);
      return acknowledged();
    }
    return process({
      ...event,
      async ack(answer) {
        await event.ack(answer);
        acknowledged();
      },
    });
  };
}

function kindOf(body: ReceiverEvent['body']): string {
  const { type, command } = body as { type?: unknown; command?: unknown };
  if (typeof command === 'string') return 'command';
  return (typeof type === 'string' ? kinds[type] : undefined) ?? 'other';
}

const kinds: Readonly<Record<string, string>> = {
  event_callback: 'event',
  block_actions: 'action',
  block_suggestion: 'options',
  view_submission: 'view',
  view_closed: 'view',
  shortcut: 'shortcut',
  message_action: 'shortcut',
};
