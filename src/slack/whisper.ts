import type { BlockAction } from '@slack/bolt';
import type { Desk } from './desk.ts';
import { messageModal } from './modals/message-modal.ts';

/** Says something only to whoever pressed a button: beside the card, or in a small modal where there is no channel. */
export async function whisper(desk: Desk, body: BlockAction, text: string): Promise<void> {
  const channel = body.channel?.id;
  if (!channel) {
    await desk.client.views.open({ trigger_id: body.trigger_id, view: messageModal('LeenOps', text) });
    return;
  }
  const thread = body.message?.['thread_ts'] as string | undefined;
  await desk.client.chat.postEphemeral({
    channel,
    user: body.user.id,
    text,
    ...(thread ? { thread_ts: thread } : {}),
  });
}
