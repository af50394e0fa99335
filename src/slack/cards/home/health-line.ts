import { healths } from '../../../domain/health.ts';
import type { HealthReason } from '../../../domain/health.ts';
import { modes } from '../../../domain/run.ts';
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

const namesShown = 40;

/** Where there are many, those of which there is nothing to say: a line for each mode, with their names. */
export function healthyLines(workflows: readonly WorkflowHealth[]): Part[][] {
  return modes.flatMap((mode) => {
    const titles = workflows
      .filter((each) => each.mode === mode)
      .map(({ title }) => clip(oneLine(title), 60));
    if (titles.length === 0) return [];
    const rest = titles.length - namesShown;
    const names = [...titles.toSorted().slice(0, namesShown), ...(rest > 0 ? [`and ${rest} more`] : [])].join(
      ', ',
    );
    return [[bold(healthWords.healthy), ` · ${counted(titles.length, 'workflow')} · ${mode}: ${names}`]];
  });
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
      return [
        reason.count === 1
          ? 'the same failure three times within seven days'
          : `${reason.count} failures three times each within seven days`,
      ];
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
