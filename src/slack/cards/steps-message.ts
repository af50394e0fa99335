import type { RunView, StepView } from '../../domain/run-view.ts';
import { sentBackBefore } from '../../domain/sent-back.ts';
import { inWords } from '../../lib/time.ts';
import { capital, clip, oneLine } from '../text.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { context } from './parts/blocks.ts';
import type { Part } from './parts/rich-text.ts';
import { at, bold, bullets, code, richText, section } from './parts/rich-text.ts';
import { joiner, joinsOf } from './run/joiner.ts';
import { observedLines } from './run/observed.ts';
import { spending } from './run/spending.ts';
import { undoneInWords } from './run/undone.ts';

const shownSteps = 15;

/** The steps as they happen, oldest first. Finished model calls are counted in the last line, not listed. */
export function stepsMessage(run: RunView, now: Date): Message {
  const listed = run.steps.filter(({ kind, status }) => kind !== 'model_call' || status !== 'done');
  const shown = listed.slice(-shownSteps);
  const earlier = listed.length - shown.length;
  const lines = [
    queue(run, now),
    ...again(run),
    ...(earlier ? [[`… ${earlier} earlier steps: /leenops show ${run.id}`]] : []),
    ...shown.map((step) => spell(step, run, now)),
    ...joined(run),
    ...observedLines(run.observation),
    ...undone(run),
  ];
  const sum = soFar(run, now);
  return {
    text: notification([[bold('Steps')], ...lines, sum]),
    blocks: [...richText([section(bold('Steps')), bullets(lines)]), context(...sum)],
  };
}

/** What was carried out and undone later: whoever reads the thread learns it here. */
function undone({ executions }: RunView): Part[][] {
  return executions.flatMap(({ ordinal, reversal }) =>
    reversal ? [[`Action ${ordinal}: `, ...undoneInWords(reversal), ', ', at(reversal.reversedAt)]] : [],
  );
}

/** What it took. While it runs, with when that was: nobody may take a figure of a minute ago for one of now. */
function soFar(run: RunView, now: Date): Part[] {
  if (run.status !== 'running' || !run.startedAt) return [spending(run)];
  const works = inWords(Math.max(0, now.getTime() - run.startedAt.getTime()));
  return [`Works for ${works}, ${spending(run)} so far, as of `, at(now, '{time_secs}')];
}

function queue({ receivedAt, startedAt, finishedAt }: RunView, now: Date): Part[] {
  const until = startedAt ?? finishedAt ?? now;
  const waited = inWords(Math.max(0, until.getTime() - receivedAt.getTime()));
  return startedAt || finishedAt
    ? [`Waited ${waited} to start`]
    : [bold('Waiting to start'), `, ${waited} so far`];
}

/** Another attempt after people sent the agent back is no accident; one beside those is. */
function again(run: RunView): Part[][] {
  const sent = sentBackBefore(run, Number.POSITIVE_INFINITY).length;
  const crashed = run.attempts - 1 - sent;
  return [
    ...(sent
      ? [[`Works on it again with what reviewers said: try ${sent + 1}. It reads everything anew.`]]
      : []),
    ...(crashed > 0
      ? [[`Started again from the beginning: attempt ${run.attempts}. Before that, only reads happened.`]]
      : []),
  ];
}

function spell(
  { kind, title, status, code: why, startedAt, ms, attempt }: StepView,
  run: RunView,
  now: Date,
): Part[] {
  const name = kind === 'model_call' ? 'think' : clip(oneLine(title), 100);
  if (kind === 'tool_write' && status === 'done') return [`Proposed: ${name}`];
  const which = attempt > 1 && attempt < run.attempts ? ` (attempt ${attempt})` : '';
  if (status === 'running') {
    const passed = inWords(Math.max(0, now.getTime() - startedAt.getTime()));
    return [bold('Now: '), `${name}, ${passed} so far${which}`];
  }
  if (status === 'failed') return [`${capital(name)}: `, bold('failed'), ...reason(why), which];
  return [`${capital(name)}: done, ${ms === null ? 'time unknown' : inWords(ms)}${which}`];
}

const shownJoins = 5;

/** Whoever wanted the same meanwhile finds here what became of it. */
function joined(run: RunView): Part[][] {
  const joins = joinsOf(run);
  const earlier = joins.length - shownJoins;
  return [
    ...(earlier > 0 ? [[`… ${earlier} earlier triggers joined this run: /leenops show ${run.id}`]] : []),
    ...joins.slice(-shownJoins).map((join): Part[] => [...joiner(join), ', ', at(join.at, '{time}')]),
  ];
}

function reason(why: string | null): Part[] {
  return why ? [' (', code(clip(why, 80)), ')'] : [];
}
