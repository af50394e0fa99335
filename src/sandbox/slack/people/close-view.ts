import type { Answer } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import { getActor, payloadOf } from './acting.ts';
import { answering } from './answer.ts';
import { getTopModal, keepModals } from './modals.ts';

/** A person closes their topmost modal, or all of them at once. The app hears of those that asked for it. */
export async function closeView(
  slack: LocalSlack,
  userId: string,
  viewId: string,
  { all = false } = {},
): Promise<Answer> {
  const person = getActor(slack, userId);
  const top = getTopModal(slack, userId, viewId);
  const isCleared = all || top.clear_on_close === true;
  const closed = keepModals(slack, userId, (view) => !isCleared && view.id !== viewId);
  return answering(slack, userId, async () => {
    for (const view of closed.filter(({ notify_on_close }) => notify_on_close === true)) {
      const body = { ...payloadOf(slack, person, 'view_closed'), view, is_cleared: isCleared };
      await slack.deliveries.deliver({ kind: 'interactive', body });
    }
    return {};
  });
}
