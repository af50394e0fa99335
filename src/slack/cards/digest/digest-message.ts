import type { DigestReport } from '../../../domain/digest/report.ts';
import type { NextStep } from '../../../domain/next-step/rule.ts';
import { wallClock } from '../../../wording/schedules.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { context, header } from '../parts/blocks.ts';
import { chartPart } from '../parts/chart.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, bullets, code, joined, richText, section } from '../parts/rich-text.ts';
import { factsOf } from './facts.ts';
import { runsChart } from '../parts/runs-chart.ts';
import { inWords } from './chart-in-words.ts';
import type { Names } from './sentences.ts';
import { countsAlone, name, rowInWords, workflowTable } from './workflow-table.ts';

/** A week on one screen: what to do next, the numbers, one table, one chart. `footnote`: for whoever hears it, too. */
export function digestMessage(report: DigestReport, names: Names, footnote: Part[] = []): Message {
  const title = titleOf(report);
  const next = nextStepOf(report.step);
  const facts = factsOf(report, names);
  const table = workflowTable(report);
  const chart = runsChart('Runs per week, by how they ended', report.weeks);
  const drawn = chart && chartPart(chart, { blockId: `digest_${report.week}` });
  return {
    text: notification([
      [bold(title)],
      ...aboutIt(report).map((part) => [part]),
      footnote,
      ...(next ? [next] : []),
      ...facts,
      ...table.shown.map((each) => [`${name(each)}: ${rowInWords(report, each) || 'nothing happened'}.`]),
      ...(table.shown.length ? [[countsAlone]] : []),
      ...(chart ? [[inWords(chart)]] : []),
    ]),
    blocks: [
      header(title),
      context(...joined(aboutIt(report).map((part) => [part]))),
      ...richText([...(next ? [section(...next, '\n')] : []), bullets(facts)]),
      ...(report.workflows.length ? [table.block] : []),
      ...(table.shown.length
        ? [context(...joined([[countsAlone], ...(table.rest ? [[`and ${table.rest} more workflows`]] : [])]))]
        : []),
      ...(drawn ? [drawn.block] : []),
      ...(footnote.length ? [context(...footnote)] : []),
    ],
    ...(drawn ? { pictures: [drawn.picture] } : {}),
  };
}

export function titleOf({ week, isOver }: Pick<DigestReport, 'week' | 'isOver'>): string {
  return `Weekly digest ${week}${isOver ? '' : ', so far'}`;
}

/** Of which days, where the clocks are, on which business, and as of when. */
export function aboutIt(report: DigestReport): string[] {
  const { first, last, timeZone, kind, countedAt, isOver, isWhole } = report;
  return [
    `${first} to ${last} (${timeZone})`,
    kind === 'demo' ? 'Demo: rules, not AI, on invented business' : 'Real runs',
    `counted ${wallClock(new Date(countedAt), timeZone)}`,
    ...(isOver ? [] : ['provisional: the week is not over']),
    ...(isWhole ? [] : ['only of the workflows in which you have a role']),
  ];
}

export function nextStepOf(step: NextStep | null): Part[] | undefined {
  if (!step) return undefined;
  const { finding, advice, command } = step;
  return [bold('Next step: '), `${finding} ${advice}`, ...(command ? [' ', code(command)] : [])];
}
