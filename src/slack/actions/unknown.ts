import type { BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Desk } from '../desk.ts';
import { whisper } from '../whisper.ts';
import { acknowledgements } from '../wording/acknowledgements.ts';

/** A button of an older version: acknowledged and explained, instead of a warning triangle. */
export const outdated =
  (desk: Desk) =>
  async ({ body, ack }: SlackActionMiddlewareArgs<BlockAction>) => {
    await ack();
    await whisper(desk, body, acknowledgements.outdatedButton());
  };

/** A link button: Slack opens the link by itself and only wants to hear that we know. */
export const linkOpened = async ({ ack }: SlackActionMiddlewareArgs<BlockAction>) => ack();
