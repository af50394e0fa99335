import type { OperationsMetrics } from '../../../domain/metrics/operations.ts';
import { clip, oneLine } from '../../text.ts';
import { changedIn, codeIn, countIn, tallyIn } from '../parts/figures.ts';
import { bold } from '../parts/rich-text.ts';
import type { Part } from '../parts/rich-text.ts';

const shownRepeated = 5;

/** What an owner had to look at. */
export function troubleFacts(now: OperationsMetrics, before: OperationsMetrics): Part[][] {
  const { incidents, reversals } = now;
  const { count, severities, causes, blockedRuns, open, repeated } = incidents;
  const [bySeverity, byCause] = [tallyIn(severities, codeIn), tallyIn(causes, codeIn)];
  const said = [bySeverity, byCause].filter(Boolean).join('; ');
  return [
    [`Incidents: ${changedIn(count, before.incidents.count)}`, ...(said ? [`: ${said}`] : [])],
    [
      open ? bold(`${countIn(open)} not resolved`) : 'None is open',
      `; ${countIn(blockedRuns)} stopped ${blockedRuns === 1 ? 'run' : 'runs'}`,
      `; undone actions: ${countIn(reversals)}`,
    ],
    ...(repeated.length
      ? [[`Three times within seven days: ${repeated.slice(0, shownRepeated).map(repeatedIn).join(', ')}`]]
      : []),
  ];
}

/** `support-triage: action failed (timeout)`, of a fingerprint. */
function repeatedIn(fingerprint: string): string {
  const [workflow = '', cause = '', ...code] = fingerprint.split(':');
  const said = `${workflow}: ${codeIn(cause)}${code.length ? ` (${codeIn(code.join(':'))})` : ''}`;
  return clip(oneLine(said), 80);
}
