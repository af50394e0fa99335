import { day, later, minute } from '../../lib/time.ts';
import { teamSeed } from '../world/hearth-and-pine.ts';
import type { Chance } from './chance.ts';
import { weeks } from './fates.ts';
import { noRows } from './rows.ts';
import type { Rows } from './rows.ts';
import { beginRun } from './scribe.ts';
import type { Begun, Book, Scribe } from './scribe.ts';
import type { Trouble } from './troubles.ts';

export type Telling = {
  chance: Chance;
  all: Rows;
  troubles: Trouble[];
  startsAt: Date;
  now: Date;
  /** What there was a run about already. */
  subjects: Set<string>;
};

/** Midnight, so many weeks ago. */
export function startOfHistory(now: Date): Date {
  return new Date(Math.floor((now.getTime() - weeks * 7 * day) / day) * day);
}

/** Adds the run, unless it would not be over by now. Answers its rows. */
export function tell(
  { chance, all, troubles, now, subjects }: Telling,
  begun: Begun,
  life: (scribe: Scribe) => void,
): Rows | undefined {
  const book: Book = { rows: noRows(), troubles: [], chance, channelOf };
  const scribe = beginRun(book, begun);
  life(scribe);
  const subject = `${scribe.run.subjectKey} ${scribe.run.rerunOf}`;
  if (scribe.at > later(now, -minute) || subjects.has(subject)) return undefined;
  subjects.add(subject);
  for (const name of Object.keys(all) as (keyof Rows)[]) (all[name] as object[]).push(...book.rows[name]);
  troubles.push(...book.troubles);
  return book.rows;
}

function channelOf(team: string): string {
  const channel = teamSeed.teams[team]?.channel;
  if (!channel) throw new Error(`Nobody has bound the team ${team} in the sandbox.`);
  return channel;
}
