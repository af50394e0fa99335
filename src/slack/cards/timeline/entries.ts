import type { RunView } from '../../../domain/run-view.ts';
import { isOver } from '../../../domain/run.ts';
import { inWords } from '../../../lib/time.ts';
import { runStatusWords } from '../../../wording/statuses.ts';
import { asker } from '../parts/actor.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code } from '../parts/rich-text.ts';
import { actionEntries } from './action-entries.ts';
import type { Entry } from './entry.ts';
import { messageEntries } from './message-entries.ts';
import { remarkEntries } from './remark-entries.ts';
import { reviewEntries } from './review-entries.ts';
import { stepEntries } from './step-entries.ts';

/** Everything that happened, oldest first, each line with the time since the run was asked for. */
export function timelineLines(run: RunView): Part[][] {
  return entries(run)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, words }) => [code(sinceAsked(run, at)), ' ', ...words]);
}

function entries(run: RunView): Entry[] {
  const { receivedAt, startedAt, finishedAt, status } = run;
  return [
    { at: receivedAt, words: asker(run) },
    ...(startedAt ? [{ at: startedAt, words: ['Work began'] }] : []),
    ...stepEntries(run),
    ...reviewEntries(run),
    ...actionEntries(run),
    ...messageEntries(run),
    ...remarkEntries(run),
    ...(finishedAt && isOver(status) ? [{ at: finishedAt, words: [bold(runStatusWords[status])] }] : []),
  ];
}

function sinceAsked({ receivedAt }: RunView, at: Date): string {
  return `+${inWords(Math.max(0, at.getTime() - receivedAt.getTime()))}`;
}

/** Where the time went: `queue 0.3s, agent 4.1s, review 12m, execution 1.2s`. */
export function timesInWords(run: RunView, now: Date): string {
  const { receivedAt, startedAt, proposedAt, decidedAt, finishedAt } = run;
  const whole = inWords(Math.max(0, (finishedAt ?? now).getTime() - receivedAt.getTime()));
  const parts = [
    span('queue', receivedAt, startedAt),
    span('agent', startedAt, proposedAt),
    span('review', proposedAt, decidedAt),
    span('execution', decidedAt, finishedAt),
  ].filter((part) => part !== undefined);
  const total = finishedAt ? `${whole} in all` : `open for ${whole}`;
  return parts.length ? `${total}: ${parts.join(', ')}` : total;
}

function span(name: string, from: Date | null, to: Date | null): string | undefined {
  return from && to ? `${name} ${inWords(Math.max(0, to.getTime() - from.getTime()))}` : undefined;
}
