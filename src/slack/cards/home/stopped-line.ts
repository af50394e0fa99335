import { inWords } from '../../../lib/time.ts';
import type { Stopped, StoppedList } from '../../../reports/home/stopped.ts';
import { wordsFor } from '../../../wording/codes.ts';
import { clip, oneLine } from '../../text.ts';
import { upTo } from './counted.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code, link } from '../parts/rich-text.ts';

/** `Stopped: 3 runs, 2 open incidents`; undefined when nothing is. */
export function stoppedTitle({ incidents, runs }: StoppedList): string | undefined {
  const said = [
    ...(incidents ? [`${incidents} open ${incidents === 1 ? 'incident' : 'incidents'}`] : []),
    ...(runs ? [`${upTo(runs)} stopped ${runs === 1 ? 'run' : 'runs'}`] : []),
  ];
  return said.length ? said.join(', ') : undefined;
}

export function stoppedLine(stopped: Stopped, now: Date): Part[] {
  const { id, workflowTitle, subject, cause, code: why, severity, ownerTeam, since, url } = stopped;
  const about = [clip(oneLine(workflowTitle), 60), ...(subject ? [clip(oneLine(subject), 80)] : [])];
  const what = cause ? wordsFor(cause, why).what : 'It was stopped.';
  return [
    bold(severity ? severity : 'Stopped'),
    ' · ',
    link(about.join(', '), url),
    `: ${clip(what, 200)} `,
    `For ${inWords(Math.max(0, now.getTime() - since.getTime()))}${ownerTeam ? `, before ${clip(ownerTeam, 60)}` : ''}. `,
    code(id),
  ];
}
