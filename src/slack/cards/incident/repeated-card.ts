import type { IncidentView, StoppedRun } from '../../../domain/incident-view.ts';
import { runStatusWords } from '../../../wording/statuses.ts';
import { wordsFor } from '../../../wording/codes.ts';
import { clip, oneLine } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { context, header } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, bold, bullets, code, link, richText, section } from '../parts/rich-text.ts';
import { incidentButtons } from './incident-buttons.ts';
import { ended, howBad, whose } from './standing.ts';

const shownRuns = 8;

/** For the owners: the same trouble again and again, and the runs that it stopped. One card for all of them. */
export function repeatedCard(incident: IncidentView): Message {
  const { workflow, trouble, code: why, occurrences, lastAt, openedAt, resolved, runs } = incident;
  const word = resolved ? 'Resolved' : 'Repeated failure';
  const title = `${word}: ${clip(oneLine(workflow.title), 80)}, ${occurrences} times`;
  const what: Part[] = [bold('Why: '), wordsFor(trouble, why).what, ' (', code(clip(why, 80)), ')'];
  const grave = howBad(incident, [
    `It happened ${occurrences} times, the last time `,
    at(lastAt),
    '; opened ',
    at(openedAt),
    ', at the third time within seven days.',
  ]);
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
  const over = ended(incident);
  const has = whose(incident);
  return {
    text: notification([
      [title],
      ...over.lines,
      what,
      ...grave,
      count,
      ...lines,
      ...more,
      ...next,
      ...has,
      [`Incident ${incident.id}.`],
    ]),
    blocks: [
      header(title),
      ...richText([
        ...over.paragraphs,
        ...[what, ...grave, count].map((line) => section(...line)),
        ...(lines.length ? [bullets([...lines, ...more])] : []),
        ...[...next, ...has].map((line) => section(...line)),
      ]),
      ...incidentButtons(incident),
      context(incident.id),
    ],
  };
}

function lineOf({ id, subject, status, url }: StoppedRun): Part[] {
  return [link(clip(oneLine(subject), 120), url), `: ${runStatusWords[status]} · `, code(id)];
}
