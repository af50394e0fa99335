import type { Pointing } from '../../engine/asks/pointing.ts';
import type { Desk } from '../desk.ts';
import { answerMessage } from './answer-message.ts';
import { readMessage } from './read-message.ts';
import { tellPrivately } from './tell-privately.ts';

export function slackPointing(desk: Desk): Pointing {
  const { client, ctx } = desk;
  return {
    read: (place) => readMessage(client, ctx.log, place),
    async tell(asker, answer) {
      await tellPrivately(client, ctx.log, asker, await answerMessage(desk, asker, answer));
    },
  };
}
