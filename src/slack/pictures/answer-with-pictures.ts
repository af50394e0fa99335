import { setTimeout as pause } from 'node:timers/promises';
import type { RespondArguments } from '@slack/bolt';
import { second } from '../../lib/time.ts';
import type { Message } from '../cards/message.ts';
import type { Desk } from '../desk.ts';
import { illustrate, takeOut } from './illustrate.ts';

/** Somebody looks at the screen. The first picture of a process takes longer than any other; what takes longer still is there the next time. */
const patienceMs = 5 * second;

type Respond = (message: RespondArguments) => Promise<unknown>;

/**
 * Gives a private answer through its response_url, with its pictures where Slack shows them at once or a moment later, else with the text
 * that says the same: an answer that only one person sees cannot be changed by us afterwards.
 */
export async function answerWithPictures(
  { gallery, ctx }: Pick<Desk, 'gallery' | 'ctx'>,
  respond: Respond,
  message: Message,
  { replaces = false, betweenMs = 1.2 * second }: { replaces?: boolean; betweenMs?: number } = {},
): Promise<void> {
  const { text, blocks } = message;
  const how = { response_type: 'ephemeral', replace_original: replaces } as const;
  const illustrated = await illustrate(gallery, message, patienceMs);
  if (illustrated.shown.length > 0) {
    const pictured = { ...how, text, blocks: illustrated.blocks };
    if (await isTaken(() => respond(pictured))) return;
    await pause(betweenMs);
    if (await isTaken(() => respond(pictured))) return;
    ctx.log.info({ pictures: illustrated.shown.length }, 'Slack did not show a picture in a private answer');
    await takeOut(gallery, illustrated, 'not_in_answer');
  }
  await respond({ ...how, text, blocks });
}

/** A response_url says only that it took a message, or not. */
async function isTaken(call: () => Promise<unknown>): Promise<boolean> {
  return call().then(
    () => true,
    () => false,
  );
}
