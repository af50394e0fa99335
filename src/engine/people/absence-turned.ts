import { findAbsence, listAbsencesFrom } from '../../db/absences.ts';
import type { DeclaredAbsence } from '../../db/absences.ts';
import type { Db } from '../../db/client.ts';
import { findMessage, touchMessagesAbout } from '../../db/messages.ts';
import { listOpenReviews, listTeamsAsked } from '../../db/waiting.ts';
import { absenceStateAt } from '../../domain/absence.ts';
import type { Context } from '../context.ts';
import { TryLater } from '../try-later.ts';
import { aboutAbsence, retellAbsences, tellOfAbsence } from './tell-of-absence.ts';

/** Has the turn noticed at its moment, which is now when it is past. An absence that ends earlier leaves its old turn behind. */
export async function enqueueTurn(ctx: Context, tx: Db, absence: DeclaredAbsence, turn: Date): Promise<void> {
  const inMs = turn.getTime() - ctx.now().getTime();
  const job = `${absence.id}@${turn.toISOString()}`;
  await ctx.queue.enqueue(tx, 'absence', job, inMs > 0 ? { inMs } : undefined);
}

/**
 * An absence began or ended: the cards of open reviews name those who may decide now, and people are told. `turn` is
 * the absence's id and the moment, as `enqueueTurn` wrote it.
 */
export async function absenceTurned(ctx: Context, turn: string): Promise<void> {
  const [id = '', moment = ''] = turn.split('@');
  const absence = await findAbsence(ctx.db, id);
  const now = ctx.now();
  if (!absence || absenceStateAt(absence, now) === 'taken_back') return;
  const begins = absence.startsAt.toISOString() === moment;
  const ends = absence.endsAt.toISOString() === moment;
  if (!begins && !ends) return;
  if (new Date(moment) > now) throw new TryLater('clock_is_behind');
  const cards = await cardsAround(ctx, absence);
  await ctx.db.transaction(async (tx) => {
    await touchMessagesAbout(tx, 'card', cards, now);
    await retellAbsences(tx, [absence.id], now);
    if (begins && absence.declaredAt < absence.startsAt) await tellOfAbsence(tx, absence, 'begun', now);
    if (ends && (await endedByItself(tx, absence, now))) await tellOfAbsence(tx, absence, 'back', now);
  });
  ctx.wake();
  ctx.log.info({ absence: id, begins, ends, cards: cards.length }, 'absence turned');
}

/** Open reviews that this absence gives to somebody else, or that its deputy loses because the person asked for them. */
async function cardsAround(ctx: Context, { personId }: DeclaredAbsence): Promise<string[]> {
  const teams = await listTeamsAsked(ctx.db);
  const theirs = new Set<string>();
  for (const team of teams) if ((await ctx.people.membersOf(team)).includes(personId)) theirs.add(team);
  const open = await listOpenReviews(ctx.db, teams);
  return open
    .filter(({ review, run }) => theirs.has(review.teamId) || run.requesterId === personId)
    .map(({ review }) => review.id);
}

/** Whoever ended it knows; and whoever goes from one absence into the next is not back. */
async function endedByItself(tx: Db, { id, personId }: DeclaredAbsence, now: Date): Promise<boolean> {
  if (await findMessage(tx, aboutAbsence(id, 'over'), 'absence')) return false;
  const others = await listAbsencesFrom(tx, now, { person: personId });
  return !others.some((other) => absenceStateAt(other, now) === 'running');
}
