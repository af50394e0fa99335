import type { DeclaredAbsence } from '../../db/absences.ts';
import type { Db } from '../../db/client.ts';
import { touchMessagesAbout, wantMessage } from '../../db/messages.ts';
import { absenceOccasions } from '../../domain/absence.ts';
import type { AbsenceOccasion } from '../../domain/absence.ts';

const toDeputy: readonly AbsenceOccasion[] = ['named', 'begun', 'over'];

/** Tells whom the occasion concerns, in a direct message. */
export async function tellOfAbsence(
  tx: Db,
  absence: DeclaredAbsence,
  occasion: AbsenceOccasion,
  now: Date,
): Promise<void> {
  await wantMessage(tx, {
    runId: null,
    kind: 'absence',
    aboutId: aboutAbsence(absence.id, occasion),
    channelId: toDeputy.includes(occasion) ? absence.deputyId : absence.personId,
    threadOf: null,
    now,
  });
}

/** What was said about these absences is said anew, as it is now. */
export async function retellAbsences(tx: Db, ids: readonly string[], now: Date): Promise<void> {
  const about = ids.flatMap((id) => absenceOccasions.map((occasion) => aboutAbsence(id, occasion)));
  await touchMessagesAbout(tx, 'absence', about, now);
}

export function aboutAbsence(id: string, occasion: AbsenceOccasion): string {
  return `${id}:${occasion}`;
}
