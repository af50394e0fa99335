import type { Db } from '../../db/client.ts';
import type { Run } from '../../db/runs.ts';
import { listStandings } from '../../db/tools.ts';
import type { Tool } from '../../domain/tool.ts';
import { withheldFrom } from '../../domain/tool-grant.ts';
import type { Withheld } from '../../domain/tool-grant.ts';

export type WithheldTool = { tool: Tool; why: Withheld };

/** The first of these tools that the run may not use, as the database says now: a revocation counts at once. */
export async function findWithheld(
  db: Db,
  run: Pick<Run, 'tools'>,
  tools: readonly Tool[],
): Promise<WithheldTool | undefined> {
  if (tools.length === 0) return undefined;
  const standings = await listStandings(
    db,
    tools.map(({ name }) => name),
  );
  for (const tool of tools) {
    const why = withheldFrom(run.tools, tool, standings.get(tool.name) ?? {});
    if (why) return { tool, why };
  }
  return undefined;
}
