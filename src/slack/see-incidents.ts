import type { ModalView } from '@slack/types';
import type { Surface } from '../domain/event.ts';
import { incidentSight } from '../engine/incidents/incident-sight.ts';
import { day, later } from '../lib/time.ts';
import { listIncidentViews } from '../reports/incident-list.ts';
import type { Desk } from './desk.ts';
import { incidentsModal, shownIncidents } from './modals/incidents/incidents-modal.ts';

type Seeing = { person: string; workflow: string | undefined; surface: Surface; said?: string };

const lately = 7 * day;

/** The list of incidents and of runs that stand still, as this person may see it. Throws Refused, audited. */
export async function seeIncidents(
  { ctx, sources }: Desk,
  { person, workflow, surface, said }: Seeing,
): Promise<ModalView> {
  const mine = await incidentSight(ctx, { person, surface });
  const workflowIds = workflow === undefined ? mine : await incidentSight(ctx, { person, workflow, surface });
  const now = ctx.now();
  const list = await listIncidentViews(sources, {
    workflowIds,
    since: later(now, -lately),
    limit: shownIncidents,
  });
  const workflows = ctx.workflows
    .filter(({ id }) => mine.includes(id))
    .map(({ id, title }) => ({ id, title }));
  return incidentsModal({ list, workflows, chosen: workflow ?? null, now, ...(said ? { said } : {}) });
}
