import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { findRun, lockRun, writeRunTools } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { getStanding, lockTools } from '../../db/tools.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import type { Stage } from '../../domain/remedy.ts';
import { asRunTool, withheldFrom } from '../../domain/tool-grant.ts';
import type { RunTool } from '../../domain/tool-grant.ts';
import type { Tool } from '../../domain/tool.ts';
import { toolsOf } from '../../domain/workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertIsAdmin } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { assertBlocked } from './assert-blocked.ts';
import { goOn } from './go-on.ts';

/**
 * An admin grants a stopped run the tool that it stopped for, to this run alone and as it is now, and it goes on. What is granted elsewhere
 * stays as it is. Throws Refused, audited: a tool that changed or is gone takes a look with `/leenops tools`.
 */
export async function grantOnce(
  ctx: Context,
  { runId, person: who, surface }: { runId: string; person: string; surface: Surface },
): Promise<{ tool: string; stage: Stage }> {
  const known = await findRun(ctx.db, runId);
  const attempt = { what: 'grant a tool once', who, surface, ...(known ? { runId } : {}) };
  const granted = await orRecordRefusal(ctx, attempt, async () => {
    if (!known) throw new Refused('unknown_run', { asked: runId });
    await assertIsAdmin(ctx, who);
    return ctx.db.transaction(async (tx) => {
      await lockTools(tx);
      const run = await lockRun(tx, runId);
      await assertBlocked(tx, run);
      const tool = missingTool(ctx, run);
      await widen(ctx, tx, run, tool, who, surface);
      const widened = await lockRun(tx, runId);
      const stage = await goOn(ctx, tx, widened, {
        remedy: 'grant_once',
        by: person(who),
        surface,
        withTools: false,
        data: { tool: tool.name },
      });
      return { tool: tool.name, stage };
    });
  });
  ctx.wake();
  return granted;
}

function missingTool(ctx: Context, { id, workflowId, cause, causeCode }: Run): Tool {
  if (cause !== 'permission' || causeCode === null) throw new Refused('no_remedy', { run: id });
  const tool = toolsOf(namedWorkflow(ctx, workflowId)).find(({ name }) => name === causeCode);
  if (!tool) throw new Refused('tool_unusable', { tool: causeCode, why: 'its workflow no longer has it' });
  return tool;
}

async function widen(
  ctx: Context,
  tx: Db,
  run: Run,
  tool: Tool,
  by: string,
  surface: Surface,
): Promise<void> {
  const standing = await getStanding(tx, tool.name);
  const own: RunTool = { ...asRunTool(tool), once: { by, at: ctx.now().toISOString() } };
  const before = run.tools ?? toolsOf(namedWorkflow(ctx, run.workflowId)).map(asRunTool);
  const tools = [...before.filter(({ name }) => name !== tool.name), own];
  const still = withheldFrom(tools, tool, standing);
  if (still) throw new Refused('tool_unusable', { tool: tool.name, why: unusable[still] });
  const why = withheldFrom(run.tools, tool, standing) ?? null;
  await writeRunTools(tx, run.id, tools);
  const data = { tool: tool.name, effect: tool.effect, definition: tool.definition ?? null, once: true, why };
  await recordEvents(tx, run.id, ctx.now(), [{ type: 'tool.granted', actor: person(by), surface, data }]);
}

const unusable = {
  changed: 'its definition changed at its server, so an admin looks at the difference first',
  gone: 'its server no longer lists it',
  revoked: 'an admin revoked it a moment ago',
  not_granted: 'nobody has granted it as what it is now',
  not_in_run: 'it is none of the tools of this run',
} as const;
