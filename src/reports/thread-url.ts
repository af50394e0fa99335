import { listThreads } from '../db/messages.ts';
import type { Sources } from './run-view.ts';

/** Where a run's thread begins in Slack; null while it is nowhere, or nobody knows Slack's address. */
export async function threadUrlOf(
  { db, threadUrl }: Pick<Sources, 'db' | 'threadUrl'>,
  runId: string,
): Promise<string | null> {
  const [thread] = await listThreads(db, [runId]);
  return thread?.ts ? (threadUrl?.(thread.channelId, thread.ts) ?? null) : null;
}
