import type { ActionsBlock, PlainTextOption } from '@slack/types';
import { periodNames } from '../../../domain/period.ts';
import type { PeriodName } from '../../../domain/period.ts';
import type { Period } from '../../../domain/week.ts';
import { dayAt } from '../../../domain/days.ts';
import { later } from '../../../lib/time.ts';
import type { ComparedMetrics } from '../../../reports/compared-metrics.ts';
import { limits } from '../../block-kit/limits.ts';
import { actionIds, metricsValue } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { notification } from '../message.ts';
import type { Message } from '../message.ts';
import { context, header, plain } from '../parts/blocks.ts';
import { chartPart } from '../parts/chart.ts';
import { bold, bullets, richText, section } from '../parts/rich-text.ts';
import { factsOf, workflowLine } from './facts.ts';
import type { Worded } from './review-facts.ts';
import { runsSoFar } from './runs-so-far.ts';

type Named = { id: string; title: string };

export type MetricsView = ComparedMetrics &
  Worded & {
    /** Null: all of `choices`. */
    workflow: Named | null;
    /** What the reader may choose from. */
    choices: readonly Named[];
    kind: 'demo' | 'real';
    timeZone: string;
  };

export const periodWords: Record<PeriodName, string> = { '7d': '7 days', '30d': '30 days', '90d': '90 days' };

const shownWorkflows = 12;
/** Slack's for the options of one menu. */
const mostChoices = limits.select.options - 1;

/** The numbers of a period, private to whoever asked: every figure in words, one chart, and menus for another look. */
export function metricsMessage(view: MetricsView): Message {
  const { workflow, choices, name, period, kind, timeZone } = view;
  const all = choices.length === 1 ? '1 workflow' : `${choices.length} workflows`;
  const title = `Metrics: ${clip(oneLine(workflow?.title ?? all), 80)}, ${periodWords[name]}`;
  const about = [
    `${daysIn(period, timeZone)} (${timeZone}), today included. Compared with the ${periodWords[name]} before, up to the same hour. `,
    kind === 'demo' ? 'Demo: rules, not AI, on invented business.' : 'Real runs.',
  ];
  const chart = runsSoFar(view);
  const part = chart && chartPart(chart, { blockId: 'metrics_chart' });
  const facts = factsOf(view.total, view.before, view);
  const each = workflow ? [] : workflowLines(view);
  return {
    text: notification([
      [bold(title)],
      about,
      ...facts.flatMap((fact) => [[bold(fact.title)], ...fact.lines]),
      ...(each.length ? [[bold('Each workflow')], ...each] : []),
      ...(part ? [[part.says]] : []),
    ]),
    blocks: [
      header(title),
      context(...about),
      ...(part ? [part.block] : []),
      ...richText(facts.flatMap((fact) => [section(bold(fact.title)), bullets(fact.lines)])),
      ...(each.length ? richText([section(bold('Each workflow')), bullets(each)]) : []),
      menus(view),
    ],
    ...(part ? { pictures: [part.picture] } : {}),
  };
}

function workflowLines({ workflows, choices }: MetricsView) {
  if (choices.length < 2) return [];
  const titles = new Map(choices.map(({ id, title }) => [id, title]));
  const shown = workflows.slice(0, shownWorkflows);
  const rest = workflows.length - shown.length;
  return [
    ...shown.map(({ id, metrics }) => workflowLine(titles.get(id) ?? id, metrics)),
    ...(rest > 0 ? [[`and ${rest} more`]] : []),
  ];
}

function menus({ workflow, choices, name }: MetricsView): ActionsBlock {
  const place = workflow?.id ?? 'all';
  const option = (text: string, value: string): PlainTextOption => ({
    text: plain(text, limits.option.text),
    value,
  });
  const periods = periodNames.map((each) => option(periodWords[each], metricsValue(place, each)));
  const places = [
    option('All workflows', metricsValue('all', name)),
    ...choices.slice(0, mostChoices).map(({ id, title }) => option(oneLine(title), metricsValue(id, name))),
  ];
  const menu = (actionId: string, label: string, options: PlainTextOption[], chosen: string) => ({
    type: 'static_select' as const,
    action_id: actionId,
    placeholder: plain(label),
    options,
    ...initial(options, chosen),
  });
  return {
    type: 'actions',
    block_id: 'metrics_menus',
    elements: [
      menu(actionIds.metricsPeriod, 'Period', periods, metricsValue(place, name)),
      ...(choices.length > 1
        ? [menu(actionIds.metricsWorkflow, 'Workflow', places, metricsValue(place, name))]
        : []),
    ],
  };
}

function initial(options: readonly PlainTextOption[], chosen: string) {
  const option = options.find(({ value }) => value === chosen);
  return option ? { initial_option: option } : {};
}

/** `2026-11-17 to 2026-11-23`, by the clocks of the workspace. */
function daysIn({ from, to }: Period, timeZone: string): string {
  return `${dayAt(from, timeZone)} to ${dayAt(later(to, -1), timeZone)}`;
}
