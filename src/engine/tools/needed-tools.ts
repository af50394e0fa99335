import { Refused } from '../../domain/refused.ts';
import { withheldBy } from '../../domain/tool-grant.ts';
import type { Withheld } from '../../domain/tool-grant.ts';
import type { Tool } from '../../domain/tool.ts';
import { toolsOf } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { adminsToAsk } from '../authority.ts';
import type { Context } from '../context.ts';

/** Without these its rules would judge blindly: the reads of its own file. With fewer writes it only proposes less. */
export function neededTools({ reads }: Pick<Workflow, 'reads'>): Tool[] {
  return reads.filter(({ definition }) => definition === undefined);
}

/** A tool of a workflow that may not be used now; `stops`: without it nothing starts. */
export type MissingTool = { tool: Tool; why: Withheld; stops: boolean };

/** What of a workflow's tools is withheld, as this process knows it. */
export function missingTools({ toolbox }: Pick<Context, 'toolbox'>, workflow: Workflow): MissingTool[] {
  const needed = neededTools(workflow);
  return toolsOf(workflow).flatMap((tool) => {
    const why = withheldBy(tool, toolbox.standingOf(tool.name));
    return why ? [{ tool, why, stops: needed.includes(tool) }] : [];
  });
}

/** Throws Refused, with whom to ask, when an admin took away what the workflow must read. */
export async function assertToolsSuffice(ctx: Context, workflow: Workflow): Promise<void> {
  const missing = missingTools(ctx, workflow).find(({ stops }) => stops);
  if (!missing) return;
  const { tool } = missing;
  const admins = (await adminsToAsk(ctx)).join(' ');
  throw new Refused('tool_withheld', {
    workflow: workflow.title,
    tool: tool.name,
    title: tool.title,
    admins,
  });
}
