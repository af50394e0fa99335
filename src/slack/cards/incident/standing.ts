import type { IncidentView } from '../../../domain/incident-view.ts';
import { inWords } from '../../../lib/time.ts';
import { incidentStatusWords, resolvedWords, severityWords } from '../../../wording/incidents.ts';
import { clip } from '../../text.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, joined, person, section } from '../parts/rich-text.ts';
import { cutQuote } from '../review/cut-text.ts';

const shownOwners = 10;

type Told = { paragraphs: Paragraph[]; lines: Part[][] };

/** How it ended, who ended it and what they wrote; nothing while it is open. Of what is over that is the news. */
export function ended(incident: IncidentView): Told {
  const { resolved } = incident;
  if (!resolved) return { paragraphs: [], lines: [] };
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

/** How grave it is and since when. `times`: how often, where that is more to say than its age. */
export function howBad(incident: IncidentView, times?: Part[]): Part[][] {
  const { severity, openedAt, occurrences, resolved, isPaused } = incident;
  if (resolved) return times ? [times] : [];
  const again = occurrences > 1 ? [bold(` It happened ${occurrences} times in this run.`)] : [];
  return [
    [
      bold('How bad: '),
      `${severityWords[severity]}. `,
      ...(times ?? ['Open since ', at(openedAt), '.', ...again]),
      ...(isPaused ? [' ', bold('The workflow is paused.')] : []),
    ],
  ];
}

/** Who has it, or for whom it is; nothing once it is over. */
export function whose({ resolved, acknowledged, assignee, ownerTeam, owners }: IncidentView): Part[][] {
  if (resolved) return [];
  const team = clip(ownerTeam, 60);
  if (!assignee) {
    const people = joined(owners.slice(0, shownOwners).map((id) => [person(id)]));
    return [[bold('Nobody has it yet. '), 'For ', ...people, ` (${team}).`]];
  }
  const since: Part[] = acknowledged?.by === assignee ? [', since ', at(acknowledged.at)] : [];
  return [[person(assignee), ` of ${team} has it`, ...since, '.']];
}

function took({ openedAt, resolved }: IncidentView): string {
  return inWords(Math.max(0, (resolved?.at ?? openedAt).getTime() - openedAt.getTime()));
}
