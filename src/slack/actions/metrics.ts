import type { BlockAction, SlackActionMiddlewareArgs, StaticSelectAction } from '@slack/bolt';
import { z } from 'zod';
import { seeMetrics } from '../../engine/metrics/see-metrics.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { parseMetrics } from '../ids.ts';
import { metricsAnswer } from '../metrics/metrics-answer.ts';
import { answerWithPictures } from '../pictures/answer-with-pictures.ts';
import { whisper } from '../whisper.ts';

const chosen = z.object({ selected_option: z.object({ value: z.string().transform(parseMetrics) }) });

/** Another period or workflow in the menus under the numbers: they take the place of those that are there. */
export const chooseMetrics =
  (desk: Desk) =>
  async ({ action, body, ack, respond }: SlackActionMiddlewareArgs<BlockAction<StaticSelectAction>>) => {
    await ack();
    const person = body.user.id;
    const show = async () => {
      const trouble = await privateAnswer(desk, 'choose metrics', async () => {
        const words = chosen.parse(action).selected_option.value;
        const asked = await seeMetrics(desk.ctx, { words, person, surface: 'message' });
        const message = await metricsAnswer(desk, person, asked);
        await answerWithPictures(desk, respond, message, { replaces: true });
      });
      if (trouble) await whisper(desk, body, trouble);
    };
    desk.underWay.add(show());
  };
