import { listModes } from '../db/workflows.ts';
import type { Mode } from '../domain/run.ts';
import type { Sources } from './run-view.ts';

/** The mode of every workflow that is registered, by id. */
export async function modesOf({ db }: Pick<Sources, 'db'>): Promise<Map<string, Mode>> {
  return listModes(db);
}
