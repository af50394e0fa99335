import type { ScheduleIncident } from '../../reports/schedule-incident.ts';
import { fireRemedy } from '../../wording/fires.ts';
import { wallClock } from '../../wording/schedules.ts';
import { clip, oneLine } from '../text.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { context, header } from './parts/blocks.ts';
import type { Part } from './parts/rich-text.ts';
import { bold, code, joined, person, richText, section } from './parts/rich-text.ts';

const shownOwners = 10;

/** For the owner: which time of a schedule came to nothing, why, and what can be done. */
export function scheduleIncidentMessage(incident: ScheduleIncident): Message {
  const { workflowTitle, name, at, timeZone, ownerTeam, owners, severity, id } = incident;
  const { what, remedy } = fireRemedy(incident.code);
  const title = `Not started: ${clip(oneLine(workflowTitle), 80)}, ${name}, ${wallClock(at, timeZone)}`;
  const told: Part[] = [
    'For ',
    ...joined(owners.slice(0, shownOwners).map((owner) => [person(owner)])),
    ` (${clip(ownerTeam, 60)})`,
  ];
  const why: Part[] = [bold('Why: '), what, ' (', code(clip(incident.code, 80)), ')'];
  const next: Part[] = [bold('What to do: '), remedy];
  return {
    text: notification([[title], told, why, next, [`Incident ${id}.`]]),
    blocks: [
      header(title),
      ...richText([section(...told), section(...why), section(...next)]),
      context(...joined([[`severity ${severity}`], [`clock of ${timeZone}`], [id]])),
    ],
  };
}
