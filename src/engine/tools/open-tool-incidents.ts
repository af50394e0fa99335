import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { insertIncident } from '../../db/incidents.ts';
import { theSystem } from '../../domain/event.ts';
import { incidentFingerprint, incidentSeverity } from '../../domain/incident.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';

const cause = 'tool_changed';

/** Puts a changed tool before the owners of every workflow that uses it, and before the admins; in the caller's transaction. */
export async function openToolIncidents(
  ctx: Context,
  tx: Db,
  { tool, server, name }: { tool: string; server: string; name: string },
): Promise<void> {
  const users = ctx.toolbox.foreign.usersOf(server, name);
  const now = ctx.now();
  for (const workflow of ctx.workflows.filter(({ id }) => users.includes(id))) {
    const id = newId('inc');
    const severity = incidentSeverity(cause, tool);
    await insertIncident(tx, {
      id,
      cause,
      code: tool,
      severity,
      runId: null,
      workflowId: workflow.id,
      fingerprint: incidentFingerprint(workflow.id, cause, tool),
      status: 'opened',
      ownerTeam: workflow.owner,
      openedAt: now,
    });
    const data = { incident: id, workflow: workflow.id, cause, code: tool, severity };
    await recordEvents(tx, workspaceChain, now, [{ type: 'incident.opened', actor: theSystem, data }]);
    await ctx.queue.enqueue(tx, 'incident', id);
  }
}
