import type { BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Desk } from './desk.ts';

/** Opens a view for whoever pressed a button: over the modal that the button is in, else by itself. */
export async function openView({ client }: Desk, body: BlockAction, view: ModalView): Promise<void> {
  const opening = { trigger_id: body.trigger_id, view };
  await (body.view?.type === 'modal' ? client.views.push(opening) : client.views.open(opening));
}
