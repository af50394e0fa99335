import type { Db } from '../../db/client.ts';
import { findIncident, lockIncident } from '../../db/incidents.ts';
import type { Incident } from '../../db/incidents.ts';
import { workspaceChain } from '../../db/events.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { person } from '../../domain/event.ts';
import type { Actor, Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';

export type Handling = { incidentId: string; person: string; surface: Surface };

/** What one verb about an incident works with, under the locks of its run and its own. */
export type Handled = {
  tx: Db;
  incident: Incident;
  run: Run | undefined;
  workflow: Workflow;
  by: Actor;
  now: Date;
  /** Where its events are recorded. */
  chain: string;
};

/** Does something about an open incident for somebody who may. Throws Refused, audited: `incident_over` says who was first. */
export async function asHandler<T>(
  ctx: Context,
  what: string,
  { incidentId, person: who, surface }: Handling,
  work: (handled: Handled) => Promise<T>,
): Promise<T> {
  const { incident: known, workflow } = await getToHandle(ctx, what, { incidentId, person: who, surface });
  const { runId } = known;
  const attempt = { what: `${what} ${incidentId}`, who, surface, ...(runId ? { runId } : {}) };
  const done = await orRecordRefusal(ctx, attempt, () =>
    ctx.db.transaction(async (tx) => {
      const run = runId ? await lockRun(tx, runId) : undefined;
      const incident = await lockIncident(tx, incidentId);
      assertOpen(incident);
      const chain = runId ?? workspaceChain;
      return work({ tx, incident, run, workflow, by: person(who), now: ctx.now(), chain });
    }),
  );
  ctx.wake();
  return done;
}

/** The incident and its workflow, for somebody who may handle it, open or over. Throws Refused, audited. */
export async function getToHandle(
  ctx: Context,
  what: string,
  { incidentId, person: who, surface }: Handling,
): Promise<{ incident: Incident; workflow: Workflow }> {
  const incident = await findIncident(ctx.db, incidentId);
  const runId = incident?.runId;
  const attempt = { what: `${what} ${incidentId}`, who, surface, ...(runId ? { runId } : {}) };
  return orRecordRefusal(ctx, attempt, async () => {
    if (!incident) throw new Refused('unknown_incident', { asked: incidentId });
    const workflow = namedWorkflow(ctx, incident.workflowId);
    await assertMay(ctx, 'handle', workflow, who);
    return { incident, workflow };
  });
}

function assertOpen({ status, resolvedBy, resolvedAt, resolution }: Incident): void {
  if (status !== 'resolved') return;
  throw new Refused('incident_over', {
    ...(resolvedBy ? { by: resolvedBy } : {}),
    ...(resolvedAt ? { at: resolvedAt.toISOString() } : {}),
    ...(resolution ? { resolution } : {}),
  });
}
