import { findInventedUntil } from '../db/workflows.ts';
import type { Sources } from './run-view.ts';

/** Up to when what a demo shows was made up; undefined where nothing was. */
export function inventedUntilIn({ db }: Pick<Sources, 'db'>): Promise<Date | undefined> {
  return findInventedUntil(db);
}
