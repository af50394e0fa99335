import { eraseContents } from '../db/contents.ts';
import { recordEvents } from '../db/events.ts';
import { touchMessages } from '../db/messages.ts';
import { listRunIdsAbout } from '../db/runs.ts';
import { theSystem } from '../domain/event.ts';
import type { Context } from './context.ts';

export type Erased = { runs: number; texts: number };

/**
 * Erases what people and systems wrote in the runs of one subject (`zendesk:ticket:1042`) or one run, salt included.
 * The audit chain still verifies: it holds only salted hashes. Slack's messages are rendered again without the texts.
 */
export async function eraseTexts(
  ctx: Pick<Context, 'db' | 'now' | 'log'>,
  about: { run: string } | { subject: string } | { requester: string },
  by: string,
): Promise<Erased> {
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const runIds = await listRunIdsAbout(tx, about);
    let texts = 0;
    for (const runId of runIds) {
      const erased = await eraseContents(tx, [runId], now);
      if (erased === 0) continue;
      texts += erased;
      await recordEvents(tx, runId, now, [
        { type: 'texts.erased', actor: theSystem, data: { count: erased, by } },
      ]);
      await touchMessages(tx, runId, now);
    }
    ctx.log.info({ runs: runIds.length, texts }, 'texts erased');
    return { runs: runIds.length, texts };
  });
}
