import { recordEvents, workspaceChain } from '../../db/events.ts';
import { setIncident, settleFire } from '../../db/fires.ts';
import type { Fire } from '../../db/fires.ts';
import { insertIncident } from '../../db/incidents.ts';
import { theClock, theSystem } from '../../domain/event.ts';
import { causeOf, incidentFingerprint, incidentSeverity } from '../../domain/incident.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import { Refused } from '../../domain/refused.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';

/** The fire comes to nothing, or not to all that it should: its owner hears why and what to do. */
export async function giveUpFire(ctx: Context, fire: Fire, workflow: Workflow, why: unknown): Promise<void> {
  const { cause, code } = reasonOf(why);
  const severity = incidentSeverity(cause);
  const incident = newId('inc');
  await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    if (!(await settleFire(tx, fire.id, { status: 'failed', code, now }))) return;
    await insertIncident(tx, {
      id: incident,
      cause,
      code,
      severity,
      runId: null,
      workflowId: workflow.id,
      fingerprint: incidentFingerprint(workflow.id, cause, code),
      status: 'opened',
      ownerTeam: workflow.owner,
      openedAt: now,
    });
    await setIncident(tx, fire.id, incident);
    const data = { workflow: workflow.id, schedule: fire.name, fire: fire.id, cause, code };
    await recordEvents(tx, workspaceChain, now, [
      { type: 'schedule.failed', actor: theClock, data },
      { type: 'incident.opened', actor: theSystem, data: { incident, cause, code, severity } },
    ]);
    await ctx.queue.enqueue(tx, 'incident', incident);
    ctx.log.warn(
      { fire: fire.id, workflow: workflow.id, incident, cause, code },
      'schedule: incident opened',
    );
  });
}

function reasonOf(why: unknown): { cause: IncidentCause; code: string } {
  if (why instanceof ToolFailure) return { cause: causeOf(why), code: why.code };
  if (why instanceof Refused) return { cause: 'missing_input', code: why.reason };
  return { cause: 'internal', code: 'arrivals' };
}
