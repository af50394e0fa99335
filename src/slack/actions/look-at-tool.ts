import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { seeTool } from '../../engine/tools/see-tools.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { messageModal } from '../modals/message-modal.ts';
import { toolModal } from '../modals/tools/tool-modal.ts';

const button = z.object({ value: z.string().min(1) });

/** “Look” beside a tool: all of it, or why not, over the list. */
export const lookAtTool =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    await ack();
    const push = (view: ReturnType<typeof toolModal>) =>
      desk.client.views.push({ trigger_id: body.trigger_id, view });
    const trouble = await privateAnswer(desk, 'look at a tool', async () => {
      const looking = { tool: button.parse(action).value, person: body.user.id, surface: 'view' as const };
      await push(toolModal(await seeTool(desk.ctx, looking)));
    });
    if (trouble) await push(messageModal('Nothing was changed', trouble));
  };
