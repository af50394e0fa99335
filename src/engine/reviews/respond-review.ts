import { recordEvents } from '../../db/events.ts';
import { resolveReview } from '../../db/reviews.ts';
import { Refused } from '../../domain/refused.ts';
import { sendBack } from '../attempts/send-back.ts';
import type { Context } from '../context.ts';
import { decideOn } from './decide-on.ts';
import type { Decided, Deciding } from './decide-on.ts';

/** As much as one field of a Slack form takes. */
const longestAnswer = 3_000;

/** Answers the agent's question instead of deciding: it goes on with the answer. Throws Refused('no_question') when it asks none. */
export async function respondReview(ctx: Context, input: Deciding & { answer: string }): Promise<Decided> {
  return decideOn(ctx, 'respond', input, async ({ tx, run, review, body, by, now, record }) => {
    if (body.question === null) throw new Refused('no_question');
    await record({ kind: 'respond', note: checkedAnswer(input.answer) });
    await resolveReview(tx, review.id, 'answered', now);
    const data = { review: review.id, resolution: 'answered' };
    await recordEvents(tx, run.id, now, [{ type: 'review.resolved', actor: by, data }]);
    await sendBack(ctx, tx, run, { type: 'run.answered', actor: by, data: { review: review.id } });
  });
}

function checkedAnswer(typed: string): string {
  const answer = typed.trim();
  if (answer === '') throw new Refused('bad_input', { answer: 'Type what the agent should know.' });
  if (answer.length > longestAnswer) {
    const problem = `Type at most ${longestAnswer} characters; these are ${answer.length}.`;
    throw new Refused('bad_input', { answer: problem });
  }
  return answer;
}
