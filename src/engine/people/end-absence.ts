import { endAbsenceAt, listAbsencesFrom, lockAbsencesOf } from '../../db/absences.ts';
import type { DeclaredAbsence } from '../../db/absences.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { absenceStateAt } from '../../domain/absence.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import type { Context } from '../context.ts';
import { enqueueTurn } from './absence-turned.ts';
import { retellAbsences, tellOfAbsence } from './tell-of-absence.ts';

/** `ended`: what was ended or taken back, as it was; nothing when nothing was declared. `ahead`: what is still planned. */
export type Ended = { ended: DeclaredAbsence[]; ahead: DeclaredAbsence[] };

/** The person is back and decides again. When they are not away now, what they planned is taken back. */
export async function endAbsence(
  ctx: Context,
  { person: who, surface }: { person: string; surface: Surface },
): Promise<Ended> {
  const result = await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    await lockAbsencesOf(tx, who);
    const declared = await listAbsencesFrom(tx, now, { person: who });
    const running = declared.filter((absence) => absenceStateAt(absence, now) === 'running');
    const ended = running.length ? running : declared;
    if (ended.length === 0) return { ended: [], ahead: [] };
    for (const absence of ended) {
      await endAbsenceAt(tx, absence.id, now);
      await tellOfAbsence(tx, absence, 'over', now);
      if (running.length) await enqueueTurn(ctx, tx, absence, now);
    }
    await retellAbsences(
      tx,
      ended.map(({ id }) => id),
      now,
    );
    const data = { absences: ended.map(({ id }) => id) };
    await recordEvents(tx, workspaceChain, now, [{ type: 'person.back', actor: person(who), surface, data }]);
    return { ended, ahead: declared.filter((absence) => !ended.includes(absence)) };
  });
  ctx.wake();
  ctx.log.info({ ended: result.ended.length }, 'absence ended');
  return result;
}
