import type { IncidentNoteView } from '../../../domain/incident-view.ts';
import { findings, remedies } from '../../../domain/remedy.ts';
import { resolutionCodes } from '../../../domain/incident.ts';
import { findingWords, remedyWords, resolvedWords } from '../../../wording/incidents.ts';
import { clip, oneLine } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { actor } from '../parts/actor.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code, link, person, richText, section } from '../parts/rich-text.ts';
import { cutQuote } from '../review/cut-text.ts';

/** In the thread of an incident: what was done about it, by whom, and what they wrote to it. */
export function incidentNote(note: IncidentNoteView): Message {
  const line = sentence(note);
  const said = note.note ? clip(note.note, 1_000) : null;
  return {
    text: notification([line, ...(said ? [[`Note: ${said}`]] : [])]),
    blocks: richText([section(...line), ...(said ? cutQuote(said, 1_000) : [])]),
  };
}

function sentence(note: IncidentNoteView): Part[] {
  const { deed, by, to, run } = note;
  const who = actor(by);
  const which: Part[] = run ? [' (', link(clip(oneLine(run.subject), 120), run.url), ')'] : [];
  switch (deed) {
    case 'acknowledged':
      return [who, ' has it.'];
    case 'handed_over':
      return [who, ' handed it to ', ...(to ? [person(to)] : ['somebody']), '.'];
    case 'remedied':
      return [who, ` ${remedyWords[remedies.find((each) => each === note.code) ?? 'retry']}`, ...which, '.'];
    case 'settled':
      return [who, ` ${findingWords[findings.find((each) => each === note.code) ?? 'leave']}`, ...which, '.'];
    case 'paused':
      return [who, ' paused the workflow. ', code('/leenops resume'), ' lets it go on.'];
    case 'recurred':
      return [bold('It happened again'), ...which, `: ${note.occurrences} times now.`];
    case 'resolved': {
      const how = resolutionCodes.find((each) => each === note.code);
      const words = how ? `: ${resolvedWords[how]}.` : '.';
      return by.kind === 'person' ? [who, ` resolved it${words}`] : [bold('Resolved by itself'), words];
    }
  }
}
