import { Refused } from '../domain/refused.ts';
import { threadUrlOf } from '../reports/thread-url.ts';
import { mrkdwnOf } from './cards/parts/mrkdwn.ts';
import { link } from './cards/parts/rich-text.ts';
import type { Desk } from './desk.ts';
import { refusalText } from './wording/refusals.ts';

export type RunBefore = { runId: string; text: string };

/** What to say, with a way to its thread, when a start was refused because there was a run before; undefined for anything else. */
export async function runBeforeIn(desk: Desk, error: unknown): Promise<RunBefore | undefined> {
  if (!(error instanceof Refused) || error.reason !== 'run_before') return undefined;
  const runId = error.detail['run'] ?? '';
  const url = await threadUrlOf(desk.sources, runId);
  const way = url ? ` ${mrkdwnOf([link('Its thread', url)])} has the rest.` : '';
  return { runId, text: refusalText(error) + way };
}
