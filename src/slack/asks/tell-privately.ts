import type { WebClient } from '@slack/web-api';
import type { Asker } from '../../engine/asks/pointing.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Message } from '../cards/message.ts';
import { refusalCode } from './slack-trouble.ts';

type Told = Pick<Asker, 'personId' | 'place'>;

/**
 * Says something only to this person: beside their message, else in a direct message. Whoever can be reached in neither way,
 * such as another app, is not told. Throws TryLater while Slack does not answer.
 */
export async function tellPrivately(
  client: WebClient,
  log: Logger,
  told: Told,
  said: Message,
): Promise<void> {
  const { personId, place } = told;
  const beside = await code(() =>
    client.chat.postEphemeral({
      channel: place.channelId,
      user: personId,
      ...said,
      ...(place.threadTs ? { thread_ts: place.threadTs } : {}),
    }),
  );
  if (!beside) return;
  const directly = await code(() =>
    client.chat.postMessage({ channel: personId, ...said, unfurl_links: false, unfurl_media: false }),
  );
  if (directly) log.warn({ personId, beside, directly }, 'an answer could not be given in private');
}

/** Undefined where Slack did it. */
async function code(call: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return refusalCode(error);
  }
}
