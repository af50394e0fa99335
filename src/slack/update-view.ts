import type { BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Desk } from './desk.ts';
import { choiceOf, withChoice } from './home/carried-choice.ts';

/** Draws the modal that a button is in anew, unless it changed since the button was pressed. */
export async function updateView(
  { client }: Desk,
  { view: before }: BlockAction,
  view: ModalView,
): Promise<void> {
  if (!before) return;
  await client.views.update({
    view_id: before.id,
    hash: before.hash,
    view: withChoice(view, choiceOf(before)),
  });
}
