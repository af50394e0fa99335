import { inWords } from '../../../lib/time.ts';
import type { Stopped, StoppedList } from '../../../reports/home/stopped.ts';
import type { Severity } from '../../../domain/incident.ts';
import { wordsFor } from '../../../wording/codes.ts';
import { clip, oneLine } from '../../text.ts';
import { upTo } from './counted.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code, link } from '../parts/rich-text.ts';

/** `2 open incidents, 3 stopped runs`; undefined when nothing is. */
export function stoppedTitle({ incidents, runs }: StoppedList): string | undefined {
  const said = [
    ...(incidents ? [`${incidents} open ${incidents === 1 ? 'incident' : 'incidents'}`] : []),
    ...(runs ? [`${upTo(runs)} stopped ${runs === 1 ? 'run' : 'runs'}`] : []),
  ];
  return said.length ? said.join(', ') : undefined;
}

const severityWords = {
  critical: 'Critical incident',
  high: 'High incident',
  medium: 'Medium incident',
  low: 'Low incident',
} as const satisfies Record<Severity, string>;

export function stoppedLine(stopped: Stopped, now: Date): Part[] {
  const { id, workflowTitle, subject, cause, code: why, severity, ownerTeam, since, url } = stopped;
  const about = [clip(oneLine(workflowTitle), 60), ...(subject ? [clip(oneLine(subject), 80)] : [])];
  const what = cause ? wordsFor(cause, why).what : 'It was stopped.';
  return [
    bold(severity ? severityWords[severity] : 'Stopped run'),
    ' · ',
    link(about.join(', '), url),
    `: ${clip(what, 200)} ${severity ? 'Open' : 'Stopped'} for ${inWords(Math.max(0, now.getTime() - since.getTime()))}`,
    ...(ownerTeam ? ['; ', `${clip(ownerTeam, 60)} answer for it`] : []),
    '. ',
    code(id),
  ];
}
