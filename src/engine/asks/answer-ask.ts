import { findAsk, markAnswered } from '../../db/asks.ts';
import type { Ask } from '../../db/asks.ts';
import type { Place, ReadMessage } from '../../domain/ask.ts';
import type { Context } from '../context.ts';
import { answerMention } from './answer-mention.ts';
import type { AskAnswer, Pointing } from './pointing.ts';
import { startFromMessage } from './start-from-message.ts';

/** After so many failures whoever asked is told that it could not be found out, rather than nothing. */
const patience = 5;

/** Reads the message as it is now, does what it asks for, and tells the person who asked. Safe to repeat: runs have their keys. */
export async function answerAsk(
  ctx: Context,
  pointing: Pointing,
  askId: string,
  failures: number,
): Promise<void> {
  const ask = await findAsk(ctx.db, askId);
  if (!ask || ask.answeredAt) return;
  const message = await pointing.read(ask);
  const place: Place = typeof message === 'string' ? ask : { ...ask, threadTs: message.threadTs };
  const answer = await answerTo(ctx, pointing, { ask, place, message, isPatient: failures < patience });
  if (answer) await pointing.tell({ askId, personId: ask.personId, place }, answer);
  await markAnswered(ctx.db, askId, ctx.now());
  ctx.log.info({ askId, kind: ask.kind, answer: answer?.kind ?? 'none' }, 'ask answered');
}

type Read = { ask: Ask; place: Place; message: ReadMessage | 'gone' | 'out_of_reach'; isPatient: boolean };

/** Undefined: there is nothing to say. In a watched channel nobody asked for an answer, so only what came of it is told. */
async function answerTo(
  ctx: Context,
  pointing: Pointing,
  { ask, place, message, isPatient }: Read,
): Promise<AskAnswer | undefined> {
  if (message === 'gone') return undefined;
  if (message === 'out_of_reach') return ask.kind === 'message' ? undefined : { kind: 'out_of_reach' };
  return ask.kind === 'mention'
    ? answerMention(ctx, pointing, { personId: ask.personId, place, message, isPatient })
    : startFromMessage(ctx, { ask, place, message, isPatient });
}
