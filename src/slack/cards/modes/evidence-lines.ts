import { percent } from '../../../domain/promotion/bound.ts';
import type { Evidence } from '../../../domain/promotion/evidence.ts';
import { hastyMs, quietMs, topSeverity } from '../../../domain/promotion/minimum.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import { day, inWords } from '../../../lib/time.ts';
import { clip, oneLine } from '../../text.ts';
import type { Sentence } from '../parts/rich-text.ts';
import { at, bold, code } from '../parts/rich-text.ts';
import { choiceLabel } from '../review/choice-label.ts';
import { inShadow, titleOf } from './shadow-lines.ts';

const shownActions = 8;
const shownReasons = 5;

/** What people decided on a workflow's work so far, a fact a line, with counts. */
export function evidenceLines(workflow: Workflow, evidence: Evidence): Sentence[] {
  const { mode, version, model, since, leftOut } = evidence;
  return [
    [
      bold('Looked at: '),
      `its work in ${mode} since `,
      at(new Date(since)),
      ', version ',
      code(version),
      ', model ',
      code(clip(oneLine(model), 60)),
      '.',
    ],
    ...(mode === 'shadow' ? inShadow(workflow, evidence) : reviewed(workflow, evidence)),
    incidents(evidence),
    ...(leftOut
      ? [[bold('Left out: '), `${leftOut} more that were decided on since, of another version or model.`]]
      : []),
  ];
}

function reviewed(workflow: Workflow, evidence: Evidence): Sentence[] {
  const { unchanged, edited, rejected, reversed, bound, tolerance, needed, reasons } = evidence;
  return [
    [
      bold(`Reviewed: ${evidence.reviewed}, needed: ${needed}. `),
      `Approved unchanged ${unchanged}, edited ${edited}, rejected ${rejected}, undone later ${reversed}.`,
    ],
    [
      bold('Wrong: '),
      evidence.reviewed === 0
        ? 'unknown, nothing was decided yet'
        : `${evidence.reviewed - unchanged} of ${evidence.reviewed}; at most ${percent(bound)} as far as so many can say`,
      ` (allowed: ${percent(tolerance)}, with 95 % certainty).`,
    ],
    ...(reasons.length
      ? [[bold('Rejected because: '), `${reasons.slice(0, shownReasons).map(reason).join(', ')}.`]]
      : []),
    ...agreement(workflow, evidence),
    ...whoDecided(evidence),
  ];

  function reason({ code: of, count }: { code: string; count: number }): string {
    return `${choiceLabel(workflow.rejectReasons, of).toLowerCase()} ${count}`;
  }
}

function agreement(workflow: Workflow, { agreement: kinds }: Evidence): Sentence[] {
  if (kinds.length === 0) return [];
  const lines = kinds
    .slice(0, shownActions)
    .map(
      ({ action, band, same, of }) =>
        `${titleOf(workflow, action)}${band ? `, ${band}` : ''}: ${same} of ${of}`,
    );
  const rest = kinds.length - lines.length;
  return [
    [bold('Carried out as proposed: '), `${[...lines, ...(rest ? [`${rest} more kinds`] : [])].join('; ')}.`],
  ];
}

function whoDecided({ deciders, medianMs }: Evidence): Sentence[] {
  if (medianMs === null) return [];
  const people = deciders === 1 ? 'One person' : `${deciders} people`;
  const hasty = medianMs < hastyMs ? ' Ask whether they were read: half were decided faster than that.' : '';
  return [[bold('Decided by: '), `${people}, half of it within ${inWords(medianMs)}.`, hasty]];
}

function incidents({ severities, topSeverity: count }: Evidence): Sentence {
  const since = severities.map(({ code: of, count: so }) => `${so} ${of}`).join(', ');
  return [
    bold('Incidents: '),
    `${since || 'none'} since then; of severity ${topSeverity} in ${quietMs / day} days: ${count}.`,
  ];
}
