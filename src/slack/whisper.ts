import type { BlockAction } from '@slack/bolt';
import type { Desk } from './desk.ts';
import { messageModal } from './modals/message-modal.ts';
import { openView } from './open-view.ts';

/**
 * Says something only to whoever pressed a button: beside the card, or in a small modal where there is no channel or it
 * takes nothing any more. What the press did stands, so a person who cannot be told is no failure of it.
 */
export async function whisper(desk: Desk, body: BlockAction, text: string): Promise<void> {
  try {
    if (!body.channel?.id || !(await beside(desk, body, body.channel.id, text)))
      await openView(desk, body, messageModal('LeenOps', text));
  } catch (error) {
    desk.ctx.log.warn({ err: error, person: body.user.id }, 'a private note could not be given');
  }
}

async function beside(desk: Desk, body: BlockAction, channel: string, text: string): Promise<boolean> {
  const thread = body.message?.['thread_ts'] as string | undefined;
  try {
    await desk.client.chat.postEphemeral({
      channel,
      user: body.user.id,
      text,
      ...(thread ? { thread_ts: thread } : {}),
    });
    return true;
  } catch (error) {
    desk.ctx.log.info({ err: error, channel }, 'no private note beside the card; a modal says it');
    return false;
  }
}
