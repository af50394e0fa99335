import type { IncidentView, StoppedRun } from '../../../domain/incident-view.ts';
import { runStatusWords } from '../../../wording/statuses.ts';
import { wordsFor } from '../../../wording/codes.ts';
import { clip, oneLine } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { context, header } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, bold, bullets, code, joined, link, richText, section } from '../parts/rich-text.ts';
import { incidentButtons } from './incident-buttons.ts';
import { standing } from './standing.ts';

const shownRuns = 8;

/** For the owners: the same trouble again and again, and the runs that it stopped. One card for all of them. */
export function repeatedCard(incident: IncidentView): Message {
  const { workflow, trouble, code: why, occurrences, lastAt, openedAt, resolved, runs } = incident;
  const word = resolved ? 'Resolved' : 'Repeated failure';
  const title = `${word}: ${clip(oneLine(workflow.title), 80)}, ${occurrences} times`;
  const what: Part[] = [
    bold('What: '),
    wordsFor(trouble, why).what,
    ' (',
    code(clip(why, 80)),
    `). It happened ${occurrences} times, the last time `,
    at(lastAt),
    '; this is open since ',
    at(openedAt),
    ', when it was the third time within seven days.',
  ];
  const waiting = runs.filter(({ status }) => status === 'blocked').length;
  const count: Part[] = runs.length
    ? [bold(`${waiting} of ${runs.length} ${runs.length === 1 ? 'run stands' : 'runs stand'} still.`)]
    : ['No run came to be.'];
  const lines = runs.slice(0, shownRuns).map(lineOf);
  const rest = runs.length - lines.length;
  const more: Part[][] = rest > 0 ? [[`and ${rest} more: `, code('/leenops incidents')]] : [];
  const next: Part[][] = resolved
    ? []
    : [
        [bold('What to do: '), wordsFor('repeated_failure', null).remedy],
        [bold('For each of them: '), wordsFor(trouble, why).remedy],
      ];
  const stood = standing(incident);
  return {
    text: notification([
      [title],
      ...stood.lines,
      what,
      count,
      ...lines,
      ...more,
      ...next,
      [`Incident ${incident.id}.`],
    ]),
    blocks: [
      header(title),
      ...richText([
        ...stood.paragraphs,
        section(...what),
        section(...count),
        ...(lines.length ? [bullets([...lines, ...more])] : []),
        ...next.map((line) => section(...line)),
      ]),
      ...incidentButtons(incident),
      context(...joined([[`severity ${incident.severity}`], [incident.id]])),
    ],
  };
}

function lineOf({ id, subject, status, url }: StoppedRun): Part[] {
  return [link(clip(oneLine(subject), 120), url), `: ${runStatusWords[status]} · `, code(id)];
}
