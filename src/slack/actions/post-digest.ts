import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { postAskedDigest } from '../../engine/digest/post-asked.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { surfaceOf } from '../surface-of.ts';
import { whisper } from '../whisper.ts';
import { digestTexts } from '../wording/digests.ts';

const button = z.object({ value: z.string().regex(/^\d{4}-W\d{2}$/) });

/** “Post it in the channel” below a digest that only one person sees. */
export const postDigestPressed =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    let said = '';
    const trouble = await privateAnswer(desk, 'post a digest', async () => {
      const { value: week } = button.parse(action);
      const asked = { week, person: body.user.id, surface: surfaceOf(body) };
      said = digestTexts.posted({ week, ...(await postAskedDigest(desk.ctx, desk.digestOf, asked)) });
    });
    await ack();
    await whisper(desk, body, trouble ?? said);
  };
