import type { Queue } from '../db/queue.ts';
import { answerAsk } from '../engine/asks/answer-ask.ts';
import type { Pointing } from '../engine/asks/pointing.ts';
import type { Context } from '../engine/context.ts';
import { loggedIn } from './logged-in.ts';

const atOnce = 2;

/** What people ask with messages is read and answered. */
export async function startAskWorker(ctx: Context, queue: Queue, pointing: Pointing): Promise<void> {
  await queue.work(
    'ask',
    atOnce,
    loggedIn(ctx.log, 'ask', (id, _, failures) => answerAsk(ctx, pointing, id, failures)),
  );
}
