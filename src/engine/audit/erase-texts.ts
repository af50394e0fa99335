import { eraseContents } from '../../db/contents.ts';
import { deleteCountedActions } from '../../db/counted-actions.ts';
import { forgetRejectedActions } from '../../db/rejected-actions.ts';
import { recordEvents } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import { deleteRunKeys } from '../../db/run-keys.ts';
import { lockRunsAbout } from '../../db/runs.ts';
import type { RunsAbout } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import { messageKinds } from '../../domain/message.ts';
import { isOver } from '../../domain/run.ts';
import type { Context } from '../context.ts';
import { RunsOpen } from './runs-open.ts';

export type Erased = { runs: number; texts: number };

/**
 * Erases what people and systems wrote in the runs of one subject (`zendesk:ticket:1042`) or one run, salt included.
 * The audit chain still verifies: it holds only salted hashes. Slack's messages are rendered again without the texts.
 * Throws RunsOpen while one of the runs is open: without its texts nobody could think about it or decide.
 */
export async function eraseTexts(
  ctx: Pick<Context, 'db' | 'now' | 'log'>,
  about: RunsAbout,
  by: string,
): Promise<Erased> {
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const runs = await lockRunsAbout(tx, about);
    const open = runs.filter(({ status }) => !isOver(status));
    if (open.length > 0) throw new RunsOpen(open);
    let texts = 0;
    for (const { id: runId } of runs) {
      const erased = await eraseContents(tx, [runId], now);
      await deleteRunKeys(tx, runId);
      await deleteCountedActions(tx, runId);
      if (erased === 0) continue;
      texts += erased;
      await forgetRejectedActions(tx, [runId]);
      await recordEvents(tx, runId, now, [
        { type: 'texts.erased', actor: theSystem, data: { count: erased, by } },
      ]);
      await touchMessages(tx, runId, now, { kinds: messageKinds });
    }
    ctx.log.info({ runs: runs.length, texts }, 'texts erased');
    return { runs: runs.length, texts };
  });
}
