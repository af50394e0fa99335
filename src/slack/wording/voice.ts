import type { Voice } from '../../wording/voice.ts';
import { mrkdwnOf } from '../cards/parts/mrkdwn.ts';
import { at, person } from '../cards/parts/rich-text.ts';
import { escapeMrkdwn } from '../text.ts';

/** As mrkdwn. */
export const slackVoice: Voice = {
  quoted: escapeMrkdwn,
  code: (text) => `\`${escapeMrkdwn(text).replaceAll('`', 'ˋ').slice(0, 200)}\``,
  person: (id) => mrkdwnOf([person(id)]),
  moment: (time) => mrkdwnOf([at(time)]),
};
