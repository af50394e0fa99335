import type { OperationsMetrics } from '../../../domain/metrics/operations.ts';
import type { Tally } from '../../../domain/metrics/tally.ts';
import { runStatusWords } from '../../../wording/statuses.ts';
import type { RunStatus } from '../../../domain/run.ts';
import { capital, clip, oneLine } from '../../text.ts';
import { changeFrom, countIn, moneyIn, rateIn, spanIn } from '../parts/figures.ts';
import { bold, person } from '../parts/rich-text.ts';
import type { Part } from '../parts/rich-text.ts';

export type Facts = { title: string; lines: Part[][] };

/** What a code is called, where a workflow says so. */
export type Labels = ReadonlyMap<string, string>;

const shownCodes = 5;
const shownPeople = 5;

/** Every number of a period, each with what it is counted from, beside the one before where a change says something. */
export function factsOf(now: OperationsMetrics, before: OperationsMetrics, labels: Labels): Facts[] {
  return [
    { title: 'Runs', lines: runs(now, before) },
    { title: 'Time', lines: times(now, before) },
    { title: 'Reviews', lines: reviews(now, before, labels) },
    { title: 'Trouble', lines: trouble(now, before) },
    { title: 'Cost of the model', lines: costs(now, before) },
  ];
}

function runs(now: OperationsMetrics, before: OperationsMetrics): Part[][] {
  const { finished, completed, completedInShadow, withoutRework } = now;
  const ends = tally(now.outcomes, (code) => runStatusWords[code as RunStatus].toLowerCase());
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

function reviews(now: OperationsMetrics, before: OperationsMetrics, labels: Labels): Part[][] {
  const { approved, edited, rejections, escalations, reviewers, queue } = now;
  const reasons = tally(rejections.reasons, (code) => labels.get(code) ?? codeIn(code));
  const categories = tally(escalations.categories, codeIn);
  const by = tally(escalations.by, (code) => `by ${code === 'clock' ? 'the clock' : `a ${code}`}`);
  const { open, overdue, oldestMs } = queue;
  return [
    [`Approved unchanged: ${rateIn(approved)}; edited: ${rateIn(edited)}`],
    [
      `Rejections: ${changed(rejections.count, before.rejections.count)}`,
      ...(reasons ? [`: ${reasons}`] : []),
    ],
    [
      `Escalations: ${changed(escalations.count, before.escalations.count)}`,
      ...(categories ? [`: ${categories}; ${by}`] : []),
    ],
    ...(reviewers.length ? [['Who decides: ', ...load(reviewers)]] : []),
    open === 0
      ? ['Nothing waits for a decision now']
      : [
          bold(`${countIn(open)} wait`),
          ` for a decision now, ${countIn(overdue.of)} overdue, the oldest for ${spanIn(oldestMs)}`,
        ],
  ];
}

function load(reviewers: OperationsMetrics['reviewers']): Part[] {
  const rest = reviewers.length - shownPeople;
  const shown = reviewers
    .slice(0, shownPeople)
    .flatMap(({ person: id, decisions, timeToDecide: { p50 } }, index): Part[] => [
      ...(index ? [', '] : []),
      person(id),
      ` ${countIn(decisions)} (half within ${spanIn(p50)})`,
    ]);
  return [...shown, ...(rest > 0 ? [` and ${rest} more`] : [])];
}

function trouble(now: OperationsMetrics, before: OperationsMetrics): Part[][] {
  const { incidents, reversals } = now;
  const { count, severities, causes, blockedRuns, open, repeated } = incidents;
  const [bySeverity, byCause] = [tally(severities, codeIn), tally(causes, codeIn)];
  const said = [bySeverity, byCause].filter(Boolean).join('; ');
  return [
    [`Incidents: ${changed(count, before.incidents.count)}`, ...(said ? [`: ${said}`] : [])],
    [
      open ? bold(`${countIn(open)} not resolved`) : 'None is open',
      `; ${countIn(blockedRuns)} stopped ${blockedRuns === 1 ? 'run' : 'runs'}`,
      `; undone actions: ${countIn(reversals)}`,
    ],
    ...(repeated.length
      ? [
          [
            `Three times within seven days: ${repeated
              .slice(0, shownCodes)
              .map((each) => clip(oneLine(each), 80))
              .join(', ')}`,
          ],
        ]
      : []),
  ];
}

function costs({ cost }: OperationsMetrics, before: OperationsMetrics): Part[][] {
  const { microUsd, perCompleted, unpriced } = cost;
  return [
    [
      `${moneyIn(perCompleted)} a completed run, ${moneyIn(microUsd)} in all`,
      ...(microUsd !== null && before.cost.microUsd !== null
        ? [`; before ${moneyIn(before.cost.perCompleted)} and ${moneyIn(before.cost.microUsd)}`]
        : []),
    ],
    ...(unpriced.of
      ? [[`Of ${countIn(unpriced.of)} of ${countIn(unpriced.outOf)} runs nobody knows the price`]]
      : []),
  ];
}

/** `3 (+1 from 2)`. */
function changed(now: number, before: number): string {
  return `${countIn(now)} (${changeFrom(now, before)})`;
}

/** `late 3, wrong tone 2 and 4 more`. */
function tally(counts: Tally, called: (code: string) => string): string {
  const shown = counts
    .slice(0, shownCodes)
    .map(({ code, count }) => `${clip(oneLine(called(code)), 60)} ${countIn(count)}`);
  const rest = counts.slice(shownCodes).reduce((sum, { count }) => sum + count, 0);
  return [...shown, ...(rest ? [`others ${countIn(rest)}`] : [])].join(', ');
}

export function codeIn(code: string): string {
  return code === 'none_given' ? 'no reason given' : code.replaceAll('_', ' ');
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
