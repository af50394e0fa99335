import { endAbsenceAt, insertAbsence, listAbsencesFrom, lockAbsencesOf } from '../../db/absences.ts';
import type { DeclaredAbsence } from '../../db/absences.ts';
import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { overlaps } from '../../domain/absence.ts';
import { dayAt, daysIn, spanOf } from '../../domain/days.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { newId } from '../../lib/ids.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import type { Context } from '../context.ts';
import { enqueueTurn } from './absence-turned.ts';
import { assertFitDeputy, unfit } from './assert-fit-deputy.ts';
import { retellAbsences, tellOfAbsence } from './tell-of-absence.ts';

/** `days` as typed; `deputies` are the people who were named beside it, of whom there must be one. */
export type DeclareAbsence = { person: string; days: string; deputies: readonly string[]; surface: Surface };

export type Declared = {
  absence: DeclaredAbsence;
  timeZone: string;
  /** Absences that gave way, as they were. */
  replaced: DeclaredAbsence[];
  /** When the deputy is away, too: there is no chain, so nobody decides then. */
  deputyAway: DeclaredAbsence[];
  /** Those for whom this person stands in during that time: they are told. */
  unattended: DeclaredAbsence[];
  /** False when this person is in no team that decides, so that there is nothing for the deputy. */
  decides: boolean;
};

/**
 * From now or later on, one other person decides for this one: whole days where they are, both ends included. What
 * overlaps gives way. Throws Refused, audited.
 */
export async function declareAbsence(ctx: Context, input: DeclareAbsence): Promise<Declared> {
  const { person: who, surface } = input;
  const declared = await orRecordRefusal(ctx, { what: 'be away', who, surface }, async () => {
    const deputy = onlyDeputy(input);
    const timeZone = await ctx.people.timeZoneOf(who);
    const span = spanOf(daysIn(input.days, dayAt(ctx.now(), timeZone)), timeZone);
    const workflows = await assertFitDeputy(ctx, who, deputy);
    const absence = { id: newId('abs'), personId: who, deputyId: deputy, ...span, declaredAt: ctx.now() };
    const written = await ctx.db.transaction((tx) => write(ctx, tx, absence, timeZone, surface));
    return { ...written, timeZone, decides: workflows.length > 0 };
  });
  ctx.wake();
  ctx.log.info({ absence: declared.absence.id, replaced: declared.replaced.length }, 'absence declared');
  return declared;
}

const usage = 'For example: /leenops away 2026-12-20..2027-01-03 @deputy';

function onlyDeputy({ days, deputies }: DeclareAbsence): string {
  const [deputy, ...others] = new Set(deputies);
  if (deputy && others.length === 0) return deputy;
  if (deputy) throw unfit('One person decides for you, not several: it must be clear who does. Name one.');
  const name = /@\S+/.exec(days)?.[0];
  if (!name) throw unfit(`Name who decides for you. ${usage}`);
  throw unfit(
    `Slack did not say who “${name.slice(0, 40)}” is. Choose the person from the list that opens when you type @.`,
  );
}

/** The same words again, as when Slack delivers twice, change nothing. */
async function write(
  ctx: Context,
  tx: Db,
  absence: DeclaredAbsence,
  timeZone: string,
  surface: Surface,
): Promise<Omit<Declared, 'timeZone' | 'decides'>> {
  const now = ctx.now();
  await lockAbsencesOf(tx, absence.personId);
  const mine = await listAbsencesFrom(tx, now, { person: absence.personId });
  const deputys = await listAbsencesFrom(tx, now, { person: absence.deputyId });
  const others = await listAbsencesFrom(tx, now, { deputy: absence.personId });
  const deputyAway = deputys.filter((other) => overlaps(other, absence));
  const unattended = others.filter((other) => overlaps(other, absence));
  const before = mine.find((other) => isSame(other, absence));
  if (before) return { absence: before, replaced: [], deputyAway, unattended };

  const replaced = mine.filter((other) => overlaps(other, absence));
  await insertAbsence(tx, absence);
  for (const other of replaced) await giveWay(tx, other, absence, now);
  const data = {
    absence: absence.id,
    deputy: absence.deputyId,
    from: absence.startsAt.toISOString(),
    until: absence.endsAt.toISOString(),
    timeZone,
    replaced: replaced.map(({ id }) => id),
  };
  await recordEvents(tx, workspaceChain, now, [
    { type: 'person.away', actor: person(absence.personId), surface, data },
  ]);
  await tellOfAbsence(tx, absence, 'named', now);
  for (const other of unattended) await tellOfAbsence(tx, other, 'unattended', now);
  await enqueueTurn(ctx, tx, absence, absence.startsAt);
  await enqueueTurn(ctx, tx, absence, absence.endsAt);
  return { absence, replaced, deputyAway, unattended };
}

function isSame(one: DeclaredAbsence, other: DeclaredAbsence): boolean {
  return (
    one.deputyId === other.deputyId &&
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime()
  );
}

/** One that runs goes on until the new one begins; one to come is taken back. Its deputy hears of it unless they stay. */
async function giveWay(tx: Db, other: DeclaredAbsence, to: DeclaredAbsence, now: Date): Promise<void> {
  const goesOn = other.startsAt <= now && to.startsAt > now;
  await endAbsenceAt(tx, other.id, goesOn ? to.startsAt : now);
  await retellAbsences(tx, [other.id], now);
  if (other.deputyId !== to.deputyId) await tellOfAbsence(tx, other, 'over', now);
}
