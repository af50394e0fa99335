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
import { ended, howBad, whose } from './standing.ts';

/** For the owner: which time of a schedule came to nothing, why, and what can be done. */
export function scheduleIncidentCard(incident: IncidentView, fire: ScheduleIncident): Message {
  const { workflowTitle, name, at, timeZone } = fire;
  const { id, resolved } = incident;
  const { what, remedy } = fireRemedy(incident.code);
  const title = `${resolved ? 'Resolved' : 'Not started'}: ${clip(oneLine(workflowTitle), 80)}, ${name}, ${wallClock(at, timeZone)}`;
  const over = ended(incident);
  const grave = howBad(incident);
  const has = whose(incident);
  const why: Part[] = [bold('Why: '), what, ' (', code(clip(incident.code, 80)), ')'];
  const next: Part[][] = resolved ? [] : [[bold('What to do: '), remedy]];
  return {
    text: notification([[title], ...over.lines, why, ...grave, ...next, ...has, [`Incident ${id}.`]]),
    blocks: [
      header(title),
      ...richText([...over.paragraphs, ...[why, ...grave, ...next, ...has].map((line) => section(...line))]),
      ...incidentButtons(incident),
      context(...joined([[`clock of ${timeZone}`], [id]])),
    ],
  };
}
