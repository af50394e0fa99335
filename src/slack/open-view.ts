import type { BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Desk } from './desk.ts';
import { choiceOf, withChoice } from './home/carried-choice.ts';
import { openInTime } from './open-in-time.ts';

/** Opens a view for whoever pressed a button: over the modal that the button is in, else by itself. */
export async function openView(desk: Desk, body: BlockAction, view: ModalView): Promise<void> {
  const opened = withChoice(view, choiceOf(body.view));
  if (body.view?.type === 'modal')
    await desk.client.views.push({ trigger_id: body.trigger_id, view: opened });
  else await openInTime(desk, body.trigger_id, opened);
}
