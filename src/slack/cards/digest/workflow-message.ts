import type { DigestReport, WorkflowWeek } from '../../../domain/digest/report.ts';
import { wordsFor } from '../../../wording/codes.ts';
import { incidentCauses } from '../../../domain/incident.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { costIn } from '../parts/cost.ts';
import { header } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, bullets, richText } from '../parts/rich-text.ts';
import { fact } from './facts.ts';
import { escalated, load, otherEnds, standing, top, whereItGoes, within } from './sentences.ts';
import type { Names } from './sentences.ts';
import { name, rowInWords } from './workflow-table.ts';

const shownReasons = 5;
const shownReviewers = 5;
const shownFailures = 3;

/**
 * What the table has no room for: where the time of a workflow goes, why people said no, who decided, what failed. Who hears it hears its
 * row again, since the week's own text has room for a few workflows only.
 */
export function workflowMessage(report: DigestReport, workflow: WorkflowWeek, names: Names): Message {
  const { metrics, reasons, categories } = workflow;
  const title = name(workflow);
  const facts = [
    ...said('Ended otherwise', otherEnds(metrics.outcomes)),
    ...said('Time', metrics.split ? whereItGoes(metrics.split) : ''),
    ...(metrics.approved.outOf
      ? [
          fact(
            'Decided',
            `${within(metrics.timeToDecide, 'review')}; edited ${metrics.edited.of} of ${metrics.edited.outOf}`,
          ),
        ]
      : []),
    ...said(
      'Rejected',
      metrics.rejections.count ? `${metrics.rejections.count}: ${top(reasons, shownReasons)}` : '',
    ),
    ...said('Escalated', metrics.escalations.count ? escalated(metrics, categories) : ''),
    ...(metrics.reviewers.length ? [fact('Reviewers', ...load(metrics, names, shownReviewers))] : []),
    ...said('Cost', metrics.finished ? costIn(metrics, report.kind) : ''),
    ...said('Incidents', causes(workflow)),
    ...metrics.incidents.repeated
      .slice(0, shownFailures)
      .map((each) => fact('Failed repeatedly', failure(each))),
    ...said('Now', standing(workflow.standing ? [workflow.standing] : []) ?? ''),
  ];
  const shown = facts.length ? facts : [['Nothing more than the table says.']];
  const row = rowInWords(report, workflow);
  return {
    text: notification([[bold(title)], ...(row ? [[row]] : []), ...shown]),
    blocks: [header(title), ...richText([bullets(shown)])],
  };
}

function said(label: string, says: string): Part[][] {
  return says ? [fact(label, says)] : [];
}

function causes({ metrics: { incidents } }: WorkflowWeek): string {
  if (incidents.count === 0) return '';
  const by = incidents.causes.map(({ code, count }) => `${code.replaceAll('_', ' ')} ${count}`).join(', ');
  return `${incidents.count}: ${by}; ${incidents.blockedRuns} blocked a run`;
}

/** `workflow:cause:code` as its cause says it. */
function failure(fingerprint: string): string {
  const [, cause = '', ...rest] = fingerprint.split(':');
  const code = rest.join(':');
  const known = incidentCauses.find((each) => each === cause);
  return known ? `${wordsFor(known, code).what} (${code})` : fingerprint;
}
