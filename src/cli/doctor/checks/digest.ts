import type { Config } from '../../../config.ts';
import type { Db } from '../../../db/client.ts';
import { findDigest, findDigestPlace, placeIn } from '../../../db/digests.ts';
import { findMessage } from '../../../db/messages.ts';
import { digestDue, nextDigestAt } from '../../../domain/digest/due.ts';
import type { Directory } from '../../../engine/workspace/people.ts';
import type { Clock } from '../../../lib/time.ts';
import { wallClock } from '../../../wording/schedules.ts';
import { looked } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { toldByCode } from './slack.ts';

const remedies = {
  archived: 'is archived. Unarchive it, or have an admin say /leenops digest here in another channel.',
  not_invited:
    'does not have LeenOps in it, or is not there. Invite it with /invite, or choose another channel.',
  no_channel: 'is no channel. Change LEENOPS_DIGEST_CHANNEL, or have an admin say /leenops digest here.',
} as const;

/** Where the weekly digest goes, whether it can be posted there, and whether the last one was. */
export async function checkDigest(
  db: Db,
  directory: Directory,
  { digestChannel, timeZone }: Pick<Config, 'digestChannel' | 'timeZone'>,
  now: Clock,
): Promise<Finding[]> {
  return looked('Weekly digest', 'Look again in a minute.', async (says) => {
    const place = await findDigestPlace(db);
    const channelId = placeIn(place, digestChannel ?? null);
    if (channelId === null)
      return place?.chosenBy
        ? says.care('an admin switched it off. /leenops digest here starts it again.')
        : says.care(
            'none is posted. Name the managers’ channel in LEENOPS_DIGEST_CHANNEL, or have an admin say /leenops digest here in it.',
          );
    const standing = await directory.channelStanding(channelId).catch(toldByCode);
    if (standing !== 'open') return says.wrong(`${channelId} ${remedies[standing]}`);
    const { week } = digestDue(now(), timeZone);
    const [kept, message] = await Promise.all([findDigest(db, week), findMessage(db, week, 'digest')]);
    if (kept && message?.state === 'dead')
      return says.wrong(
        `that of ${week} was not taken by ${kept.channelId} (${message.code}). /leenops digest ${week} has a button that posts it.`,
      );
    return says.fine(
      `the next one comes ${wallClock(nextDigestAt(now(), timeZone), timeZone)} (${timeZone}) in ${channelId}.`,
    );
  });
}
