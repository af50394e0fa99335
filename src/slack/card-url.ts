import type { Waiting } from '../reports/waiting-reviews.ts';
import type { Desk } from './desk.ts';
import { messageUrl } from './message-url.ts';

/** Where a card is; null while it is nowhere. Made of what we know: a list of thirty would else be thirty calls while its reader waits. */
export function cardUrl({ workspaceUrl }: Pick<Desk, 'workspaceUrl'>, card: Waiting['card']): string | null {
  return card && workspaceUrl ? messageUrl(workspaceUrl, card.channelId, card.ts, card.threadTs) : null;
}
