import type { OperationsMetrics } from '../../../domain/metrics/operations.ts';
import { runStatusWords } from '../../../wording/statuses.ts';
import type { RunStatus } from '../../../domain/run.ts';
import { capital, clip, oneLine } from '../../text.ts';
import { costIn, sums } from '../parts/cost.ts';
import { changeFrom, countIn, rateIn, spanIn, tallyIn } from '../parts/figures.ts';
import { bold } from '../parts/rich-text.ts';
import type { Part } from '../parts/rich-text.ts';
import { reviewFacts } from './review-facts.ts';
import type { Worded } from './review-facts.ts';
import { troubleFacts } from './trouble-facts.ts';

type Kind = 'demo' | 'real';

export type Facts = { title: string; lines: Part[][] };

/** Every number of a period, each with what it is counted from, beside the one before where a change says something. */
export function factsOf(
  now: OperationsMetrics,
  before: OperationsMetrics,
  { kind, ...worded }: Worded & { kind: Kind },
): Facts[] {
  return [
    { title: 'Runs', lines: runs(now, before) },
    { title: 'Time', lines: times(now, before) },
    { title: 'Reviews', lines: reviewFacts(now, before, worded) },
    { title: 'Trouble', lines: troubleFacts(now, before) },
    { title: 'Cost', lines: costs(now, before, kind) },
  ];
}

function runs(now: OperationsMetrics, before: OperationsMetrics): Part[][] {
  const { finished, completed, completedInShadow, withoutRework } = now;
  if (finished === 0) return [[bold('No run ended'), ` (${changeFrom(0, before.finished)})`]];
  const ends = tallyIn(now.outcomes, (code) => runStatusWords[code as RunStatus].toLowerCase());
  return [
    [
      bold(`${countIn(finished)} ended`),
      ` (${changeFrom(finished, before.finished)})`,
      ...(ends ? [`: ${ends}`] : []),
    ],
    [
      `Completed: ${rateIn(completed)}`,
      ...(completedInShadow
        ? [`, ${countIn(completedInShadow)} of them in shadow, with nothing carried out`]
        : []),
    ],
    [
      `Without rework: ${rateIn(withoutRework)}`,
      ...(withoutRework.isProvisional ? ['; provisional, since rework counts for seven days'] : []),
    ],
  ];
}

function times({ cycleTime, split, timeToDecide }: OperationsMetrics, before: OperationsMetrics): Part[][] {
  if (cycleTime.count === 0 && timeToDecide.count === 0) return [['Nothing to measure']];
  return [
    [spread('From request to end', cycleTime), beside(cycleTime, before.cycleTime)],
    ...(split ? [[`Where it goes, on average: ${parts(split)}`]] : []),
    [spread('To decide', timeToDecide), beside(timeToDecide, before.timeToDecide)],
  ];
}

function parts(split: NonNullable<OperationsMetrics['split']>): string {
  const { queue, agent, review, execution, blocked, whole } = split;
  const named = [
    ['in the queue', queue],
    ['the agent', agent],
    ['review', review],
    ['carrying out', execution],
    ['stopped', blocked],
  ] as const;
  const known = named.filter(([, span]) => span > 0).toSorted(([, a], [, b]) => b - a);
  const said = known.map(([name, span]) => `${name} ${spanIn(span)}`).join(', ');
  return `${said || 'nowhere'}; together ${spanIn(whole)}`;
}

type Spread = OperationsMetrics['cycleTime'];

function spread(what: string, { count, p50, p90 }: Spread): string {
  if (count === 0) return `${what}: none to measure`;
  return `${what}: half within ${spanIn(p50)}, nine in ten within ${spanIn(p90)} (of ${countIn(count)})`;
}

function beside(now: Spread, before: Spread): string {
  if (now.count === 0 || before.count === 0) return '';
  return `; before ${spanIn(before.p50)} and ${spanIn(before.p90)}`;
}

function costs(now: OperationsMetrics, before: OperationsMetrics, kind: Kind): Part[][] {
  const isComparable = now.finished > 0 && before.finished > 0 && before.cost.microUsd !== null;
  return [[capital(costIn(now, kind))], ...(isComparable ? [[`Before: ${sums(before.cost)}`]] : [])];
}

/** `Support triage: completed 41 of 52 (79 %), half within 3.4 h, 2 wait, 1 incident open`. */
export function workflowLine(title: string, metrics: OperationsMetrics): Part[] {
  const { finished, completed, cycleTime, queue, incidents } = metrics;
  return [
    bold(capital(clip(oneLine(title), 80))),
    finished ? `: completed ${rateIn(completed)}, half within ${spanIn(cycleTime.p50)}` : ': no run ended',
    ...(queue.open ? [`, ${countIn(queue.open)} ${queue.open === 1 ? 'waits' : 'wait'}`] : []),
    ...(incidents.open ? [`, ${countIn(incidents.open)} not resolved`] : []),
  ];
}
