import type { Db } from '../../../db/client.ts';
import { recordEvents } from '../../../db/events.ts';
import { touchMessages } from '../../../db/messages.ts';
import { insertNotice } from '../../../db/notices.ts';
import type { Review } from '../../../db/reviews.ts';
import type { Run } from '../../../db/runs.ts';
import { theClock } from '../../../domain/event.ts';
import { newId } from '../../../lib/ids.ts';
import type { Context } from '../../context.ts';
import { wantInThread } from '../../messages/want-in-thread.ts';

/** Calls on whoever may decide once the reminder is shown. Earlier reminders grow quiet; `missed`: so many were left out. */
export async function remindDeciders(
  ctx: Context,
  tx: Db,
  { run, review }: { run: Run; review: Review },
  missed: number,
): Promise<void> {
  const now = ctx.now();
  const id = newId('ntc');
  await insertNotice(tx, { id, runId: run.id, reviewId: review.id, kind: 'reminder', at: now });
  const data = { review: review.id, notice: id, ...(missed ? { missed } : {}) };
  await recordEvents(tx, run.id, now, [{ type: 'review.reminded', actor: theClock, data }]);
  await touchMessages(tx, run.id, now, { kinds: ['root', 'card', 'notice'] });
  await wantInThread(tx, run, { kind: 'notice', aboutId: id, now });
}
