import { lastFullWeek, periodOf } from '../../domain/week.ts';
import { day, hour, later } from '../../lib/time.ts';
import { organisation, repositories } from './seed/seed-github.ts';
import type { OfWeek } from './seed/weekly-work.ts';

/** What issues and pull requests have in common, as far as their dates matter here. */
export type Dated = Record<string, unknown> & {
  number: number;
  created_at: string;
  updated_at: string;
  closed_at?: string | null;
  merged_at?: string | null;
};

/** The record with the dates of its seed, counted back from the start of the sandbox; one without stays as it is. */
export function datedBack(repository: string, record: Dated, startedAt: Date): Dated {
  const seed = repositories.find(({ name }) => `${organisation.login}/${name}` === repository);
  const when = seed?.issues[record.number - 1]?.when;
  if (!when) return record;
  const then = instantOf(when, startedAt).toISOString();
  const ended = (value: string | null | undefined) => (value ? then : (value ?? null));
  return {
    ...record,
    created_at: then,
    updated_at: then,
    ...('closed_at' in record ? { closed_at: ended(record.closed_at) } : {}),
    ...('merged_at' in record ? { merged_at: ended(record.merged_at) } : {}),
  };
}

/** At ten in the morning of that day. */
export function instantOf({ weeksAgo, day: weekday }: OfWeek, now: Date): Date {
  const { from } = periodOf(lastFullWeek(now, 'UTC'), 'UTC');
  return later(from, (weekday - 1 - 7 * (weeksAgo - 1)) * day + 10 * hour);
}
