import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { openView } from '../open-view.ts';
import { queueView } from '../queue/queue-view.ts';
import { updateView } from '../update-view.ts';
import { whisper } from '../whisper.ts';

type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;

const turned = z.object({ value: z.coerce.number().int().min(0) });

/** “Decide several” on the App Home. */
export const openQueue =
  (desk: Desk) =>
  async ({ body, ack }: Pressed) => {
    const answer = await privateAnswer(desk, 'open the queue', async () => {
      await openView(desk, body, await queueView(desk, body.user.id));
    });
    await ack();
    if (answer) await whisper(desk, body, answer);
  };

/** Another page of the queue. */
export const turnQueue =
  (desk: Desk) =>
  async ({ action, body, ack }: Pressed) => {
    const answer = await privateAnswer(desk, 'turn the queue', async () => {
      const { value: offset } = turned.parse(action);
      await updateView(desk, body, await queueView(desk, body.user.id, offset));
    });
    await ack();
    if (answer) await whisper(desk, body, answer);
  };

/** A tick: Slack tells of each, and only what is ticked at the end counts. */
export const ticked = async ({ ack }: SlackActionMiddlewareArgs<BlockAction>) => ack();
