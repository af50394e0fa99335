import type { IncidentView } from '../../../domain/incident-view.ts';
import { inWords } from '../../../lib/time.ts';
import { incidentStatusWords, resolvedWords } from '../../../wording/incidents.ts';
import { clip } from '../../text.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, joined, person, section } from '../parts/rich-text.ts';
import { cutQuote } from '../review/cut-text.ts';

const shownOwners = 10;

type Standing = { paragraphs: Paragraph[]; lines: Part[][] };

/** Whose it is and how far it is: the first thing that anybody asks of an incident. */
export function standing(incident: IncidentView): Standing {
  const { resolved, acknowledged, assignee, severity } = incident;
  if (resolved) {
    const { by, code, note } = resolved;
    const line: Part[] = [
      bold(incidentStatusWords.resolved),
      by ? ' by ' : ' by itself',
      ...(by ? [person(by)] : []),
      ', ',
      at(resolved.at),
      code ? `: ${resolvedWords[code]}, ${took(incident)} after it was opened.` : '.',
    ];
    const said = note ? clip(note, 600) : null;
    return {
      paragraphs: [section(...line), ...(said ? cutQuote(said, 600) : [])],
      lines: [line, ...(said ? [[`Note: ${said}`]] : [])],
    };
  }
  const who: Part[] = assignee
    ? [person(assignee), ` of ${clip(incident.ownerTeam, 60)} has it`]
    : [
        'For ',
        ...joined(incident.owners.slice(0, shownOwners).map((id) => [person(id)])),
        ` (${clip(incident.ownerTeam, 60)})`,
      ];
  const line: Part[] = [
    bold(`${incidentStatusWords[incident.status]}, ${severity}. `),
    ...who,
    ...(acknowledged ? ['; acknowledged by ', person(acknowledged.by), ', ', at(acknowledged.at)] : []),
    '.',
    ...(incident.isPaused ? [' ', bold('The workflow is paused.')] : []),
  ];
  return { paragraphs: [section(...line)], lines: [line] };
}

function took({ openedAt, resolved }: IncidentView): string {
  return inWords(Math.max(0, (resolved?.at ?? openedAt).getTime() - openedAt.getTime()));
}
