import type { IncidentView } from '../../../domain/incident-view.ts';
import type { ScheduleIncident } from '../../../reports/schedule-incident.ts';
import { fireRemedy } from '../../../wording/fires.ts';
import { wallClock } from '../../../wording/schedules.ts';
import { clip, oneLine } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { context, header } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code, joined, richText, section } from '../parts/rich-text.ts';
import { incidentButtons } from './incident-buttons.ts';
import { standing } from './standing.ts';

/** For the owner: which time of a schedule came to nothing, why, and what can be done. */
export function scheduleIncidentCard(incident: IncidentView, fire: ScheduleIncident): Message {
  const { workflowTitle, name, at, timeZone } = fire;
  const { severity, id, resolved } = incident;
  const { what, remedy } = fireRemedy(incident.code);
  const title = `${resolved ? 'Resolved' : 'Not started'}: ${clip(oneLine(workflowTitle), 80)}, ${name}, ${wallClock(at, timeZone)}`;
  const stood = standing(incident);
  const why: Part[] = [bold('Why: '), what, ' (', code(clip(incident.code, 80)), ')'];
  const next: Part[][] = resolved ? [] : [[bold('What to do: '), remedy]];
  return {
    text: notification([[title], ...stood.lines, why, ...next, [`Incident ${id}.`]]),
    blocks: [
      header(title),
      ...richText([...stood.paragraphs, section(...why), ...next.map((line) => section(...line))]),
      ...incidentButtons(incident),
      context(...joined([[`severity ${severity}`], [`clock of ${timeZone}`], [id]])),
    ],
  };
}
