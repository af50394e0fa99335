import { healths } from '../../../domain/health.ts';
import type { HealthReason } from '../../../domain/health.ts';
import type { Rate } from '../../../domain/metrics/rate.ts';
import { inWords } from '../../../lib/time.ts';
import type { WorkflowHealth } from '../../../reports/home/workflow-health.ts';
import type { ModeStanding } from '../../../engine/modes/standings.ts';
import { standingInWords } from '../../../wording/modes.ts';
import { healthWords } from '../../../wording/health.ts';
import { clip, oneLine } from '../../text.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, bold, joined, person } from '../parts/rich-text.ts';

/** `*In trouble*: Support triage (live): 2 open incidents, 1 of them critical`. */
export function healthLine(
  { title, mode, health, reasons }: WorkflowHealth,
  standing?: ModeStanding,
): Part[] {
  const told = standing?.demoted ? reasons.filter(({ code }) => code !== 'demoted') : reasons;
  return [
    bold(healthWords[health]),
    ` · ${clip(oneLine(title), 80)} · ${mode}: `,
    ...joined([...told.map(reasonInWords), ...standingInWords(standing).map((words) => [words])], '; '),
  ];
}

/** Those that need somebody first. */
export function gravestFirst(workflows: readonly WorkflowHealth[]): WorkflowHealth[] {
  return workflows.toSorted(
    (a, b) => healths.indexOf(a.health) - healths.indexOf(b.health) || (a.title < b.title ? -1 : 1),
  );
}

function reasonInWords(reason: HealthReason): Part[] {
  switch (reason.code) {
    case 'cannot_run':
      return [
        reason.why === 'teams'
          ? 'it cannot start, because its teams are not ready'
          : 'it cannot start, because a tool that it needs is revoked',
      ];
    case 'incidents':
      return [
        counted(reason.open, 'open incident'),
        ...(reason.critical ? [`, ${reason.critical} of them critical`] : []),
      ];
    case 'blocked_runs':
      return [`${counted(reason.count, 'run')} stopped`];
    case 'repeated_failures':
      return [counted(reason.count, 'failure came', 'failures came'), ' three times in seven days'];
    case 'reviews_overdue':
      return [
        `${ofThem(reason.overdue)} open reviews overdue, the oldest open for ${inWords(reason.oldestMs)}`,
      ];
    case 'expired':
      return [`nobody decided in time on ${ofThem(reason.rate)} runs`];
    case 'taken':
      return [`people took ${ofThem(reason.rate)} proposals`];
    case 'paused':
      return ['paused by ', person(reason.by), ' since ', at(reason.since)];
    case 'demoted':
      return ['demoted ', at(reason.at)];
    case 'few_runs':
      return [`${counted(reason.finished, 'run')} ended in seven days; it takes ${reason.needed} to judge`];
    case 'completed':
      return [`${ofThem(reason.rate)} runs completed in seven days`];
  }
}

function ofThem({ of, outOf }: Rate): string {
  return `${of} of ${outOf}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
