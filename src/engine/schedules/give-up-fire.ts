import { recordEvents, workspaceChain } from '../../db/events.ts';
import { setIncident, settleFire } from '../../db/fires.ts';
import type { Fire } from '../../db/fires.ts';
import { theClock } from '../../domain/event.ts';
import { causeOf } from '../../domain/incident.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import { Refused } from '../../domain/refused.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';
import { openTrouble } from '../incidents/open-incident.ts';

/** The fire comes to nothing, or not to all that it should: its owner hears why and what to do. */
export async function giveUpFire(ctx: Context, fire: Fire, workflow: Workflow, why: unknown): Promise<void> {
  const { cause, code } = reasonOf(why);
  await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    if (!(await settleFire(tx, fire.id, { status: 'failed', code, now }))) return;
    const data = { workflow: workflow.id, schedule: fire.name, fire: fire.id, cause, code };
    await recordEvents(tx, workspaceChain, now, [{ type: 'schedule.failed', actor: theClock, data }]);
    const trouble = { run: null, workflowId: workflow.id, cause, code };
    const incident = await openTrouble(ctx, tx, trouble);
    await setIncident(tx, fire.id, incident);
    ctx.log.warn({ fire: fire.id, workflow: workflow.id, incident, cause, code }, 'schedule: failed');
  });
}

function reasonOf(why: unknown): { cause: IncidentCause; code: string } {
  if (why instanceof ToolFailure) return { cause: causeOf(why), code: why.code };
  if (why instanceof Refused) return { cause: 'missing_input', code: why.reason };
  return { cause: 'internal', code: 'arrivals' };
}
