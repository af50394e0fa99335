import { z } from 'zod';
import { ownResolutions } from '../../../domain/incident.ts';
import { findings } from '../../../domain/remedy.ts';
import { acknowledgeIncident } from '../../../engine/incidents/acknowledge-incident.ts';
import { getToHandle } from '../../../engine/incidents/as-handler.ts';
import { grantOnce } from '../../../engine/incidents/grant-once.ts';
import { handOver } from '../../../engine/incidents/hand-over.ts';
import { incidentSight } from '../../../engine/incidents/incident-sight.ts';
import { resolveIncident } from '../../../engine/incidents/resolve-incident.ts';
import { retryIncident } from '../../../engine/incidents/retry-incident.ts';
import { retryRun } from '../../../engine/incidents/retry-run.ts';
import { settleAction } from '../../../engine/incidents/settle-action.ts';
import { supplyInput } from '../../../engine/incidents/supply-input.ts';
import { day, later } from '../../../lib/time.ts';
import { listIncidentViews } from '../../../reports/incident-list.ts';
import { findIncidentView } from '../../../reports/incident-view.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { incidentShape, stoppedShape } from '../shapes/incident.ts';
import { words } from '../shapes/words.ts';

const surface = 'api' as const;
const listed = z.strictObject({
  workflow: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** What is wrong, the worst first; what stands still; and what was resolved within seven days. */
export async function listIncidents({ ctx, sources }: ApiDesk, { person, query }: Asked): Promise<Answer> {
  const { workflow, limit } = shaped(listed, query);
  const workflowIds = await incidentSight(ctx, { person, workflow, surface });
  const since = later(ctx.now(), -7 * day);
  const list = await listIncidentViews(sources, { workflowIds, since, limit });
  return {
    status: 200,
    body: {
      open: list.open.map(incidentShape),
      open_total: list.openTotal,
      blocked: list.blocked.map(stoppedShape),
      blocked_total: list.blockedTotal,
      resolved: list.resolved.map(incidentShape),
    },
  };
}

export async function acknowledge(desk: ApiDesk, asked: Asked): Promise<Answer> {
  const { incidentId, person } = about(asked);
  await acknowledgeIncident(desk.ctx, { incidentId, person, surface });
  return shown(desk, asked);
}

const handing = z.strictObject({ to: z.string(), note: z.string().default('') });

export async function handTo(desk: ApiDesk, asked: Asked): Promise<Answer> {
  await handOver(desk.ctx, { ...about(asked), ...shaped(handing, await asked.body()), surface });
  return shown(desk, asked);
}

const resolving = z.strictObject({
  resolution: z.enum(ownResolutions),
  note: z.string(),
  end_runs: z.boolean().default(false),
});

export async function resolve(desk: ApiDesk, asked: Asked): Promise<Answer> {
  const { end_runs: endRuns, ...how } = shaped(resolving, await asked.body());
  await resolveIncident(desk.ctx, { ...about(asked), ...how, endRuns, surface });
  return shown(desk, asked);
}

export async function retryStopped({ ctx }: ApiDesk, asked: Asked): Promise<Answer> {
  const { stages, refused } = await retryIncident(ctx, { ...about(asked), surface });
  return { status: 200, body: { went_on: stages.length, stages, refused } };
}

export async function retryOne({ ctx }: ApiDesk, { person, params }: Asked): Promise<Answer> {
  const stage = await retryRun(ctx, { runId: params['id'] ?? '', person, surface });
  return { status: 200, body: { stage } };
}

export async function grantToolOnce({ ctx }: ApiDesk, { person, params }: Asked): Promise<Answer> {
  return { status: 200, body: await grantOnce(ctx, { runId: params['id'] ?? '', person, surface }) };
}

const supplying = z.strictObject({
  intake: z.record(z.string(), z.unknown()).optional(),
  words: words.optional(),
});

export async function supply({ ctx }: ApiDesk, { person, params, body }: Asked): Promise<Answer> {
  const { intake = {}, words: typed } = shaped(supplying, await body());
  const given = typed ? { words: typed } : { intake };
  const { run, how } = await supplyInput(ctx, { runId: params['id'] ?? '', ...given, person, surface });
  return { status: 200, body: { how, run: { id: run.id, subject: run.subjectLabel } } };
}

const settling = z.strictObject({ finding: z.enum(findings), note: z.string().default('') });

export async function settle({ ctx }: ApiDesk, { person, params, body }: Asked): Promise<Answer> {
  const found = shaped(settling, await body());
  const { run, isOver } = await settleAction(ctx, {
    actionId: params['id'] ?? '',
    ...found,
    person,
    surface,
  });
  return { status: 200, body: { run: { id: run.id, status: run.status }, is_over: isOver } };
}

function about({ params, person }: Asked): { incidentId: string; person: string } {
  return { incidentId: params['id'] ?? '', person };
}

async function shown({ ctx, sources }: ApiDesk, asked: Asked): Promise<Answer> {
  const { incident } = await getToHandle(ctx, 'see', { ...about(asked), surface });
  const view = await findIncidentView(sources, incident.id);
  return { status: 200, body: { incident: view ? incidentShape(view) : null } };
}
