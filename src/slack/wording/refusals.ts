import type { Refused } from '../../domain/refused.ts';
import { refusalIn } from '../../wording/refusals.ts';
import { slackVoice } from './voice.ts';

/** What a refused person reads in Slack, as mrkdwn; details are escaped. The sentences are in `src/wording/refusals.ts`. */
export function refusalText(refused: Pick<Refused, 'reason' | 'detail'>): string {
  return refusalIn(slackVoice, refused);
}
