import type { Db } from '../../db/client.ts';
import { writeRunTools } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { listStandings } from '../../db/tools.ts';
import { asRunTool, withheldBy } from '../../domain/tool-grant.ts';
import { toolsOf } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';

/** Writes down with which tools the run begins: its workflow's, as far as they are granted now. Later it gets no others. */
export async function fixTools(tx: Db, run: Run, workflow: Workflow): Promise<Run> {
  if (run.tools) return run;
  const tools = toolsOf(workflow);
  const standings = await listStandings(
    tx,
    tools.map(({ name }) => name),
  );
  const granted = tools.filter((tool) => !withheldBy(tool, standings.get(tool.name) ?? {})).map(asRunTool);
  await writeRunTools(tx, run.id, granted);
  return { ...run, tools: granted };
}
