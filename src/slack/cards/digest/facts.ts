import type { DigestReport } from '../../../domain/digest/report.ts';
import { clip, oneLine } from '../../text.ts';
import { costIn } from '../parts/cost.ts';
import { changeFrom, rateIn, spanIn } from '../parts/figures.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold } from '../parts/rich-text.ts';
import {
  decided,
  escalated,
  load,
  otherEnds,
  several,
  standing,
  top,
  troubles,
  whereItGoes,
  within,
} from './sentences.ts';
import type { Names } from './sentences.ts';

const shownReasons = 3;
const shownReviewers = 3;

/** The week in ten lines, the same for eyes and for ears. */
export function factsOf(report: DigestReport, names: Names): Part[][] {
  const { total, reasons, categories, kind } = report;
  return [
    fact('Completed', completed(report)),
    fact('Without rework', withoutRework(report)),
    fact(
      'Cycle time',
      within(total.cycleTime, 'run'),
      ...(total.split ? [`; ${whereItGoes(total.split)}`] : []),
    ),
    fact('Reviews', decided(total)),
    fact(
      'Rejected',
      total.rejections.count ? `${total.rejections.count}: ${top(reasons, shownReasons)}` : 'none',
    ),
    fact('Escalated', escalated(total, categories)),
    fact('Cost', costIn(total, kind)),
    fact('Incidents', `${troubles(total)}${repeatedIn(report)}`),
    ...(total.reversals ? [fact('Reversed', several(total.reversals, 'action'))] : []),
    waiting(report),
    ...(total.reviewers.length ? [fact('Reviewers', ...load(total, names, shownReviewers))] : []),
  ];
}

export function fact(label: string, ...says: Part[]): Part[] {
  return [bold(`${label}: `), ...says];
}

function completed({ total, before }: DigestReport): string {
  const others = otherEnds(total.outcomes);
  const shadow = total.completedInShadow
    ? `; ${total.completedInShadow} of them in shadow, where nothing is carried out`
    : '';
  if (total.finished === 0)
    return `no run ended (${changeFrom(0, before.completed.of)} completed the week before)`;
  return `${rateIn(total.completed)} of the runs that ended; ${changeFrom(total.completed.of, before.completed.of)} the week before${shadow}${others ? `. The others: ${others}` : ''}`;
}

/** A week can be judged once seven days have passed in which its work might have been undone. */
function withoutRework({ week, total, settled }: DigestReport): string {
  const { isProvisional, ...rate } = total.withoutRework;
  const stands = isProvisional && rate.outOf ? `; ${week} stands at ${rateIn(rate)}, provisional` : '';
  if (!settled) return `no week can be judged yet${stands}`;
  const judged = settled.rate.outOf
    ? `${rateIn(settled.rate)} in ${settled.week}`
    : `no run completed in ${settled.week}`;
  return settled.week === week ? judged : `${judged}, the last week that can be judged${stands}`;
}

/** In which workflows: ` (Lead enrichment)`. */
function repeatedIn({ workflows }: DigestReport): string {
  const failing = workflows.filter(({ metrics }) => metrics.incidents.repeated.length > 0);
  const titles = failing.slice(0, shownReasons).map(({ title }) => clip(oneLine(title), 60));
  const rest = failing.length - titles.length;
  const said = [...titles, ...(rest ? [several(rest, 'other')] : [])].join(', ');
  return said && ` (${said})`;
}

/** As things stand where that is known, else as they stood when the week ended. */
function waiting({ total, workflows, isOver }: DigestReport): Part[] {
  const all = workflows.flatMap((workflow) => workflow.standing ?? []);
  if (all.length) return fact('Now', standing(all) ?? 'nothing waits for anybody');
  const { open, overdue, oldestMs } = total.queue;
  if (open === 0) return fact(isOver ? 'At its end' : 'Now', 'no review was open');
  return fact(
    'At its end',
    `${several(open, 'open review')}, ${overdue.of} of ${overdue.outOf} overdue, the oldest ${spanIn(oldestMs)} old`,
  );
}
