import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { wantMessage } from '../../db/messages.ts';
import { insertModeChange, writeMode } from '../../db/modes.ts';
import type { ModeChange } from '../../db/modes.ts';
import { findOpenPromotion } from '../../db/promotions.ts';
import { findTeam } from '../../db/teams.ts';
import type { Actor, Surface } from '../../domain/event.ts';
import { isBelow } from '../../domain/promotion/ladder.ts';
import type { ModeChangeReason } from '../../domain/promotion/mode-change.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Context } from '../context.ts';
import { endOpen } from './end-promotion.ts';

export type Change = {
  id?: ModeChange['id'];
  from: Mode;
  to: Mode;
  reason: ModeChangeReason;
  by: Actor;
  surface?: Surface;
  /** Who confirmed it. */
  second?: string;
  noteId?: string;
  /** Numbers, codes and names of rules. */
  evidence: JsonObject;
};

/**
 * Gives the workflow another mode, in the caller's transaction; false when it is not what it was taken for. Runs keep the mode that they
 * began with. Whoever owns it is told of a demotion, and a promotion that was proposed under the old mode is void.
 */
export async function changeMode(
  ctx: Pick<Context, 'now' | 'log'>,
  tx: Db,
  { id: workflowId, owner }: Pick<Workflow, 'id' | 'owner'>,
  change: Change,
): Promise<boolean> {
  const { id = newId('mch'), from, to, reason, by, surface = 'none', second, noteId, evidence } = change;
  if (!(await writeMode(tx, workflowId, { from, to }))) return false;
  const now = ctx.now();
  await insertModeChange(tx, {
    id,
    workflowId,
    from,
    to,
    reason,
    byKind: by.kind,
    byId: by.id,
    secondId: second ?? null,
    noteId: noteId ?? null,
    evidence,
    at: now,
  });
  const isDemotion = isBelow(to, from);
  const data = {
    change: id,
    workflow: workflowId,
    from,
    to,
    reason,
    ...(second ? { second } : {}),
    evidence,
  };
  const type = isDemotion ? 'workflow.demoted' : 'workflow.promoted';
  await recordEvents(tx, workspaceChain, now, [{ type, actor: by, surface, data }]);
  const open = await findOpenPromotion(tx, workflowId);
  if (open) await endOpen(ctx, tx, open, { state: 'void', endedBy: null, voidReason: 'mode' });
  if (isDemotion) await tellOwners(tx, owner, id, now);
  ctx.log.warn({ workflow: workflowId, from, to, reason, by: by.id }, 'mode changed');
  return true;
}

/** In their own channel. A team that nobody bound has none; the map and the App Home say it all the same. */
async function tellOwners(tx: Db, owner: string, changeId: string, now: Date): Promise<void> {
  const team = await findTeam(tx, owner);
  if (!team) return;
  const about = { runId: null, kind: 'demotion', aboutId: changeId } as const;
  await wantMessage(tx, { ...about, channelId: team.channelId, threadOf: null, now });
}
