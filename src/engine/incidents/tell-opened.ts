import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import type { Incident } from '../../db/incidents.ts';
import type { Run } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import type { Context } from '../context.ts';
import { postCard } from './post-card.ts';

/** Records that it is open, and shows it: its card to the owners, a line in the thread of its run. */
export async function tellOpened(
  ctx: Context,
  tx: Db,
  incident: Incident,
  run: Run | null,
  threadIsOpen: boolean,
): Promise<void> {
  const { id, cause, code, severity, workflowId } = incident;
  const data = { incident: id, workflow: workflowId, cause, code, severity };
  const event = { type: 'incident.opened', actor: theSystem, data } as const;
  await recordEvents(tx, run?.id ?? workspaceChain, ctx.now(), [event]);
  if (run) await postCard(ctx, tx, incident, run, threadIsOpen);
  else await ctx.queue.enqueue(tx, 'incident', id);
  ctx.log.warn({ runId: run?.id, incidentId: id, cause, code, severity }, 'incident opened');
}
