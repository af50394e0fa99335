import type { RunStatus } from '../../domain/run.ts';
import { isOver } from '../../domain/run.ts';
import { inWords } from '../../lib/time.ts';
import { clip, oneLine } from '../text.ts';
import { runStatusWords } from '../../wording/statuses.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import type { Part } from './parts/rich-text.ts';
import { bold, bullets, code, person, richText, section } from './parts/rich-text.ts';

export type RunLine = {
  id: string;
  workflowTitle: string;
  subject: string;
  status: RunStatus;
  requesterId: string | null;
  receivedAt: Date;
  finishedAt: Date | null;
  /** Who or what it waits for, in words: `support-agents, level 1`. */
  waitingFor: string | null;
};

const shownRuns = 20;

/** Runs in the order they are given, for `/leenops runs`. */
export function runList(runs: readonly RunLine[], now: Date): Message {
  if (runs.length === 0) {
    const nothing = 'There is no run that you may see. Start one with /leenops run, or read /leenops help.';
    return { text: notification([[nothing]]), blocks: richText([section(nothing)]) };
  }
  const shown = runs.slice(0, shownRuns);
  const title = runs.length > shown.length ? `The newest ${shown.length} of ${runs.length} runs` : 'Runs';
  const lines = shown.map((run) => runLine(run, now));
  return {
    text: notification([[title], ...lines]),
    blocks: richText([section(bold(title)), bullets(lines)]),
  };
}

export function runLine(run: RunLine, now: Date): Part[] {
  return [
    bold(runStatusWords[run.status]),
    ...(run.waitingFor ? [` (${clip(oneLine(run.waitingFor), 80)})`] : []),
    ` · ${clip(oneLine(run.subject), 80)} · ${clip(oneLine(run.workflowTitle), 60)} · `,
    ...(run.requesterId ? [person(run.requesterId), ' · '] : []),
    `${times(run, now)} · `,
    code(run.id),
  ];
}

function times({ status, receivedAt, finishedAt }: RunLine, now: Date): string {
  if (!finishedAt) return isOver(status) ? 'time unknown' : `open for ${between(receivedAt, now)}`;
  return `took ${between(receivedAt, finishedAt)}, ${between(finishedAt, now)} ago`;
}

function between(from: Date, to: Date): string {
  return inWords(Math.max(0, to.getTime() - from.getTime()));
}
