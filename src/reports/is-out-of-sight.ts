import { findMessage } from '../db/messages.ts';
import type { Sources } from './run-view.ts';

/** Whether Slack took the run's thread for given up: its channel is archived, gone or closed to us. */
export async function isOutOfSight({ db }: Pick<Sources, 'db'>, runId: string): Promise<boolean> {
  return (await findMessage(db, runId, 'root'))?.state === 'dead';
}
