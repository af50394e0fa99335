import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { wantMessage } from '../../db/messages.ts';
import { aboutUndelivered } from '../../domain/digest/about.ts';
import { theSystem } from '../../domain/event.ts';
import type { Context } from '../context.ts';

export type Undeliverable = { week: string; code: string };

/** The managers' channel takes nothing: those of LEENOPS_ADMINS hear of it in a direct message, since they can choose another. */
export async function digestUndeliverable(
  ctx: Context,
  tx: Db,
  { week, code }: Undeliverable,
): Promise<void> {
  const now = ctx.now();
  for (const admin of ctx.admins) {
    const aboutId = aboutUndelivered(week, admin);
    await wantMessage(tx, { runId: null, kind: 'digest', aboutId, channelId: admin, threadOf: null, now });
  }
  const data = { week, code };
  await recordEvents(tx, workspaceChain, now, [{ type: 'digest.undeliverable', actor: theSystem, data }]);
}
