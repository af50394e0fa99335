import type { View } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import { CannotDo } from './acting.ts';

/** Only the topmost modal can be submitted or closed. */
export function getTopModal({ workspace }: LocalSlack, userId: string, viewId: string): View {
  const top = workspace.modals[userId]?.at(-1);
  if (top?.id !== viewId)
    throw new CannotDo(`${viewId} is not on top of the modals of ${userId}, ${top?.id ?? 'nothing'} is`);
  return top;
}

/** Closes the modals that `keep` does not want, and returns them, the topmost first. */
export function keepModals(
  { workspace, changes }: LocalSlack,
  userId: string,
  keep: (view: View) => boolean,
): View[] {
  const stack = workspace.modals[userId] ?? [];
  workspace.modals[userId] = stack.filter(keep);
  changes.tell({ user: userId });
  return stack.filter((view) => !keep(view)).toReversed();
}
