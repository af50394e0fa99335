import type { TableBlock } from '@slack/types';
import type { DigestReport, WorkflowWeek } from '../../../domain/digest/report.ts';
import { enough } from '../../../domain/metrics/rate.ts';
import type { Rate } from '../../../domain/metrics/rate.ts';
import { clip, oneLine } from '../../text.ts';
import { moneyIn, rateIn, spanIn } from '../parts/figures.ts';
import { several } from './sentences.ts';

const mostRows = 20;

const nothing = '–';

type Column = { title(report: DigestReport): string; cell(workflow: WorkflowWeek): string };

const columns: readonly Column[] = [
  { title: () => 'Completed', cell: completed },
  {
    title: ({ settled }) => (settled ? `Without rework (${settled.week.slice(5)})` : 'Without rework'),
    cell: ({ settled }) => (settled ? rateOr(settled) : nothing),
  },
  { title: () => 'Cycle p50 / p90', cell: cycle },
  { title: () => 'Approved as proposed', cell: ({ metrics }) => rateOr(metrics.approved) },
  { title: () => 'Cost per completed', cell: price },
  { title: () => 'Look at', cell: lookAt },
];

/** Stands below the table. */
export const countsAlone = 'Counts without a share, runs without times: not enough data.';

/** One row a workflow; `rest` workflows more have a section in the thread alone. */
export function workflowTable(report: DigestReport): {
  block: TableBlock;
  shown: WorkflowWeek[];
  rest: number;
} {
  const shown = report.workflows.slice(0, mostRows);
  const head = ['Workflow', ...columns.map(({ title }) => title(report))];
  const rows = shown.map((workflow) => [name(workflow), ...columns.map(({ cell }) => cell(workflow))]);
  return {
    shown,
    rest: report.workflows.length - shown.length,
    block: {
      type: 'table',
      column_settings: head.map(() => ({ is_wrapped: true })),
      rows: [head, ...rows].map((row) =>
        row.map((text) => ({ type: 'raw_text' as const, text: whole(text) })),
      ),
    },
  };
}

/** In a narrow column a share stays beside its sign. */
function whole(text: string): string {
  return text.replaceAll(' %', '\u00a0%');
}

/** The same row for who hears it: `completed 196 of 212, +12; …`. Empty where nothing happened. */
export function rowInWords(report: DigestReport, workflow: WorkflowWeek): string {
  const said = columns.map(({ title, cell }) => [title(report).toLowerCase(), cell(workflow)] as const);
  return said.flatMap(([title, cell]) => (cell === nothing ? [] : [`${title} ${cell}`])).join('; ');
}

export function name({ title, mode, isPaused }: WorkflowWeek): string {
  const state = [mode ?? 'not offered any more', ...(isPaused ? ['paused'] : [])].join(', ');
  return `${clip(oneLine(title), 60)} (${state})`;
}

function completed({ metrics, completedBefore }: WorkflowWeek): string {
  const change = metrics.completed.of - completedBefore;
  const signed = change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '±0';
  if (metrics.finished === 0 && completedBefore === 0) return nothing;
  return `${metrics.completed.of} of ${metrics.completed.outOf}, ${signed}`;
}

function cycle({ metrics: { cycleTime } }: WorkflowWeek): string {
  const { count, p50, p90 } = cycleTime;
  if (count === 0) return nothing;
  if (!enough({ of: count, outOf: count })) return several(count, 'run');
  return `${spanIn(p50)} / ${spanIn(p90)}`;
}

function price({ metrics: { finished, cost } }: WorkflowWeek): string {
  if (finished === 0) return nothing;
  if (cost.microUsd === null) return 'unknown';
  return cost.perCompleted === null ? 'none completed' : moneyIn(cost.perCompleted);
}

/** What of it waits for somebody: as it stands, or what the week brought. */
function lookAt({ standing, metrics: { incidents } }: WorkflowWeek): string {
  const { overdue, blocked, incidents: open } = standing ?? {};
  const said = standing
    ? [
        ...(overdue?.count ? [`${overdue.count} overdue`] : []),
        ...(blocked?.count ? [`${blocked.count} blocked`] : []),
        ...(open?.count ? [several(open.count, 'open incident')] : []),
      ]
    : incidents.count
      ? [several(incidents.count, 'incident')]
      : [];
  return said.join(', ') || nothing;
}

function rateOr(rate: Rate): string {
  if (rate.outOf === 0) return nothing;
  return enough(rate) ? rateIn(rate) : `${rate.of} of ${rate.outOf}`;
}
