import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { insertIncident } from '../../db/incidents.ts';
import { findMessage } from '../../db/messages.ts';
import type { Run } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import { incidentFingerprint, incidentSeverity } from '../../domain/incident.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import { topSeverity } from '../../domain/promotion/minimum.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';
import { wantInThread } from '../messages/want-in-thread.ts';
import { getWorkflow } from '../find-workflow.ts';
import { demoteByItself } from '../modes/demote-by-itself.ts';

/**
 * Puts something before the workflow's owner, in the caller's transaction: in the run's thread, or where they can be
 * reached when Slack takes nothing there any more. Answers the incident's id.
 */
export async function openIncident(
  ctx: Context,
  tx: Db,
  run: Run,
  cause: IncidentCause,
  code: string,
  { threadIsOpen = true, detail }: { threadIsOpen?: boolean; detail?: string | undefined } = {},
): Promise<string> {
  const now = ctx.now();
  const id = newId('inc');
  const severity = incidentSeverity(cause);
  await insertIncident(tx, {
    id,
    cause,
    code,
    detail: detail ?? null,
    severity,
    runId: run.id,
    workflowId: run.workflowId,
    fingerprint: incidentFingerprint(run.workflowId, cause, code),
    status: 'opened',
    ownerTeam: getWorkflow(ctx, run.workflowId).owner,
    openedAt: now,
  });
  await recordEvents(tx, run.id, now, [
    { type: 'incident.opened', actor: theSystem, data: { incident: id, cause, code, severity } },
  ]);
  const root = await findMessage(tx, run.id, 'root');
  if (threadIsOpen && root?.state !== 'dead')
    await wantInThread(tx, run, { kind: 'incident', aboutId: id, now });
  else await ctx.queue.enqueue(tx, 'incident', id);
  if (severity === topSeverity) await demoteByItself(ctx, tx, getWorkflow(ctx, run.workflowId));
  ctx.log.warn({ runId: run.id, incidentId: id, cause, code, severity }, 'incident opened');
  return id;
}
