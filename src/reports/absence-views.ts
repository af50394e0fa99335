import { findAbsence, listAbsencesFrom } from '../db/absences.ts';
import type { DeclaredAbsence } from '../db/absences.ts';
import { absenceStateAt, overlaps } from '../domain/absence.ts';
import type { AbsenceOccasion, AbsenceState } from '../domain/absence.ts';
import type { Sources } from './run-view.ts';
import { listWaiting } from './waiting-reviews.ts';

export type AbsenceView = {
  id: string;
  person: string;
  deputy: string;
  startsAt: Date;
  endsAt: Date;
  state: AbsenceState;
};

/** What one of the two is told. `waiting`: how many reviews wait for them; null where that is not said. */
export type AbsenceNews = {
  occasion: AbsenceOccasion;
  absence: AbsenceView;
  waiting: number | null;
  /** When the deputy is away, too. */
  unattended: AbsenceView[];
};

/** What there is to say about an absence on this occasion; undefined when there is no such absence. */
export async function findAbsenceNews(
  sources: Sources,
  id: string,
  occasion: AbsenceOccasion,
): Promise<AbsenceNews | undefined> {
  const found = await findAbsence(sources.db, id);
  if (!found) return undefined;
  const absence = viewOf(found, sources.now());
  const asks = asksAbout(absence, occasion);
  return {
    occasion,
    absence,
    waiting: asks ? await waitingFor(sources, asks) : null,
    unattended: occasion === 'unattended' ? await whenBothAreAway(sources, found) : [],
  };
}

/** Those absences of a person, and those in which they stand in for somebody, that are not over; earliest first. */
export async function absencesOf(
  { db, now }: Pick<Sources, 'db' | 'now'>,
  person: string,
): Promise<{ mine: AbsenceView[]; standingIn: AbsenceView[] }> {
  const at = now();
  const [mine, standingIn] = await Promise.all([
    listAbsencesFrom(db, at, { person }),
    listAbsencesFrom(db, at, { deputy: person }),
  ]);
  return {
    mine: mine.map((each) => viewOf(each, at)),
    standingIn: standingIn.map((each) => viewOf(each, at)),
  };
}

/** How many reviews wait for this person's decision now. */
export async function waitingFor(sources: Sources, person: string): Promise<number> {
  return (await listWaiting(sources, person, { limit: 0 })).total;
}

function asksAbout({ state, person, deputy }: AbsenceView, occasion: AbsenceOccasion): string | undefined {
  if (occasion === 'back') return person;
  return state === 'running' && ['named', 'begun'].includes(occasion) ? deputy : undefined;
}

async function whenBothAreAway({ db, now }: Sources, absence: DeclaredAbsence): Promise<AbsenceView[]> {
  const deputys = await listAbsencesFrom(db, now(), { person: absence.deputyId });
  return deputys.filter((other) => overlaps(other, absence)).map((other) => viewOf(other, now()));
}

function viewOf({ id, personId, deputyId, startsAt, endsAt }: DeclaredAbsence, at: Date): AbsenceView {
  const state = absenceStateAt({ startsAt, endsAt }, at);
  return { id, person: personId, deputy: deputyId, startsAt, endsAt, state };
}
