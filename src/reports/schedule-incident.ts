import { findFireOf } from '../db/fires.ts';
import { findIncident } from '../db/incidents.ts';
import type { Incident } from '../db/incidents.ts';
import { findSchedule } from '../db/schedules.ts';
import type { Sources } from './run-view.ts';

/** What its owner hears when a time of a schedule came to nothing. */
export type ScheduleIncident = Pick<Incident, 'id' | 'code' | 'severity' | 'ownerTeam'> & {
  workflowTitle: string;
  name: string;
  at: Date;
  timeZone: string;
  owners: string[];
};

/** Undefined when the incident is about something else; or when somebody had that time done again since. */
export async function findScheduleIncident(
  { db, workflows, membersOf }: Pick<Sources, 'db' | 'workflows' | 'membersOf'>,
  incidentId: string,
): Promise<ScheduleIncident | undefined> {
  const [incident, fire] = await Promise.all([findIncident(db, incidentId), findFireOf(db, incidentId)]);
  if (!incident || !fire) return undefined;
  const { id, code, severity, ownerTeam, workflowId } = incident;
  const schedule = await findSchedule(db, fire);
  return {
    id,
    code,
    severity,
    ownerTeam,
    workflowTitle: workflows.find((each) => each.id === workflowId)?.title ?? workflowId,
    name: fire.name,
    at: fire.at,
    timeZone: schedule?.timeZone ?? 'UTC',
    owners: await membersOf(ownerTeam),
  };
}
