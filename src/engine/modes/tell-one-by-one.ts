import type { Db } from '../../db/client.ts';
import { wantMessage } from '../../db/messages.ts';
import { findModeChange } from '../../db/modes.ts';
import { findTeam } from '../../db/teams.ts';
import type { Context } from '../context.ts';
import { findWorkflow } from '../find-workflow.ts';

/** The owners' channel takes nothing, so each whom the team names hears of the demotion in a direct message; else the admins do. */
export async function tellOneByOne(
  ctx: Pick<Context, 'now' | 'admins' | 'workflows'>,
  tx: Db,
  changeId: string,
): Promise<void> {
  const change = await findModeChange(tx, changeId);
  const workflow = change && findWorkflow(ctx, change.workflowId);
  const named = workflow ? ((await findTeam(tx, workflow.owner))?.members ?? []) : [];
  for (const person of named.length ? named : ctx.admins) {
    const about = { runId: null, kind: 'demotion', aboutId: `${changeId}:${person}` } as const;
    await wantMessage(tx, { ...about, channelId: person, threadOf: null, now: ctx.now() });
  }
}
