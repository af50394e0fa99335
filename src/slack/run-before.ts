import { Refused } from '../domain/refused.ts';
import type { Started } from '../engine/runs/start-run.ts';
import { threadUrlOf } from '../reports/thread-url.ts';
import { mrkdwnOf } from './cards/parts/mrkdwn.ts';
import { link } from './cards/parts/rich-text.ts';
import type { StartAnswer } from './cards/start-message.ts';
import type { Desk } from './desk.ts';
import { startedText } from './started-text.ts';
import { refusalText } from './wording/refusals.ts';

type RunBefore = Required<StartAnswer>;

/** What to say of a start: that it runs, or that there was a run before and can be again. Throws what else it was refused for. */
export async function orRunBefore(desk: Desk, start: () => Promise<Started>): Promise<StartAnswer> {
  try {
    return { text: await startedText(desk, await start()) };
  } catch (error) {
    const before = await runBeforeIn(desk, error);
    if (before) return before;
    throw error;
  }
}

/** What to say, with a way to its thread, when a start was refused because there was a run before; undefined for anything else. */
export async function runBeforeIn(desk: Desk, error: unknown): Promise<RunBefore | undefined> {
  if (!(error instanceof Refused) || error.reason !== 'run_before') return undefined;
  const runId = error.detail['run'] ?? '';
  const url = await threadUrlOf(desk.sources, runId);
  const way = url ? ` ${mrkdwnOf([link('Its thread', url)])} has the rest.` : '';
  return { runId, text: refusalText(error) + way };
}
