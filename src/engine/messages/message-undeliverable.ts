import type { Db } from '../../db/client.ts';
import { listIncidents } from '../../db/incidents.ts';
import type { ClaimedMessage } from '../../db/message-claims.ts';
import { recordDead } from '../../db/messages.ts';
import { lockRun } from '../../db/runs.ts';
import type { Context } from '../context.ts';
import { openIncident } from '../runs/open-incident.ts';

/** Slack will never take the message: it is given up with its thread, and the owner hears of it. False when the lease was lost. */
export async function messageUndeliverable(
  ctx: Context,
  claim: ClaimedMessage,
  code: string,
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, claim.runId);
    if (!(await recordDead(tx, claim, code))) return false;
    if (!(await isKnown(tx, run.id, code))) await openIncident(ctx, tx, run, 'delivery', code);
    return true;
  });
}

/** One broken channel stops several messages of a run, and is one thing to look at. */
async function isKnown(tx: Db, runId: string, code: string): Promise<boolean> {
  const incidents = await listIncidents(tx, runId);
  return incidents.some(
    (incident) => incident.cause === 'delivery' && incident.code === code && incident.status !== 'resolved',
  );
}
