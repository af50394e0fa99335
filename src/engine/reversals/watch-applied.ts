import type { Db } from '../../db/client.ts';
import { insertUndoneCheck } from '../../db/reversals.ts';
import type { Run } from '../../db/runs.ts';
import { undoneLooks } from '../../domain/reversal.ts';
import type { WriteTool } from '../../domain/tool.ts';
import { later } from '../../lib/time.ts';
import type { Context, Looks } from '../context.ts';

export function looksAt(ctx: Pick<Context, 'looks'>): Looks {
  return ctx.looks ?? undoneLooks;
}

/** An action was carried out: sets when its system is asked whether it still stands, where the system can know. */
export async function watchApplied(
  ctx: Context,
  tx: Db,
  { run, actionId, tool }: { run: Run; actionId: string; tool: WriteTool },
): Promise<void> {
  if (!tool.isUndone) return;
  const appliedAt = ctx.now();
  const [first] = looksAt(ctx);
  await insertUndoneCheck(tx, { actionId, runId: run.id, appliedAt, nextAt: later(appliedAt, first) });
}
