import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { rerun } from '../../engine/runs/rerun.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { startedText } from '../started-text.ts';
import { surfaceOf } from '../surface-of.ts';
import { whisper } from '../whisper.ts';

const button = z.object({ value: z.string().regex(/^run_[0-9a-z]{12}$/) });

/** “Run it again” beside the answer that there was a run before: the row is written, then the press is acknowledged. */
export const rerunPressed =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    let said = '';
    const trouble = await privateAnswer(desk, 'run again', async () => {
      const started = await rerun(desk.ctx, {
        runId: button.parse(action).value,
        person: body.user.id,
        trigger: 'command',
        key: `rerun:${body.trigger_id}`,
        askedIn: body.channel?.id ?? null,
        surface: surfaceOf(body),
      });
      said = await startedText(desk, started);
    });
    await ack();
    await whisper(desk, body, trouble ?? said);
  };
