import type { AskAnswer, Asker, Begun } from '../../engine/asks/pointing.ts';
import { Refused } from '../../domain/refused.ts';
import { listWaiting } from '../../reports/waiting-reviews.ts';
import { cardUrl } from '../card-url.ts';
import { namesNothing, notUnderstood, offered, unfinished, waitsForYou } from '../cards/ask-messages.ts';
import type { Message } from '../cards/message.ts';
import { startMessage } from '../cards/start-message.ts';
import type { StartAnswer } from '../cards/start-message.ts';
import type { Desk } from '../desk.ts';
import { runBeforeIn } from '../run-before.ts';
import { startedText } from '../started-text.ts';
import { askTexts } from '../wording/asks.ts';
import { refusalText } from '../wording/refusals.ts';

const shownWaiting = 5;

/** What a person reads who asked with a message. */
export async function answerMessage(
  desk: Desk,
  { askId, personId }: Asker,
  answer: AskAnswer,
): Promise<Message> {
  switch (answer.kind) {
    case 'begun':
      return startMessage(await Promise.all(answer.begun.map((each) => begunAnswer(desk, each))));
    case 'names_nothing':
      return namesNothing(answer.emoji, answer.workflows);
    case 'out_of_reach':
      return plainly(askTexts.outOfReach());
    case 'refused':
      return plainly(refusalText(answer.refused));
    case 'offered':
      return offered(askId, answer.choices);
    case 'unfinished':
      return unfinished(askId, answer.meant);
    case 'not_understood':
      return notUnderstood(askId, answer.workflows);
    case 'waiting':
      return waiting(desk, personId);
  }
}

async function begunAnswer(desk: Desk, begun: Begun): Promise<StartAnswer> {
  if ('started' in begun) return { text: await startedText(desk, begun.started) };
  return (await runBeforeIn(desk, begun.refused)) ?? { text: refusalText(begun.refused) };
}

/** Who waits for what may not be known for a moment; that is an answer, too. */
async function waiting(desk: Desk, personId: string): Promise<Message> {
  try {
    const { lines, total } = await listWaiting(desk.sources, personId, { limit: shownWaiting });
    const shown = lines.map(({ card, ...line }) => ({ ...line, cardUrl: cardUrl(desk, card) }));
    return waitsForYou(shown, total);
  } catch (error) {
    if (error instanceof Refused) return plainly(refusalText(error));
    throw error;
  }
}

function plainly(text: string): Message {
  return { text, blocks: [] };
}
