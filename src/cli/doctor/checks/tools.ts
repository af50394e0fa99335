import type { Config } from '../../../config.ts';
import { mcpServers } from '../../../connectors/mcp/mcp-servers.ts';
import type { Db } from '../../../db/client.ts';
import { countMigrations } from '../../../db/migrate.ts';
import { listAllStandings } from '../../../db/tools.ts';
import { withheldBy } from '../../../domain/tool-grant.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import { neededTools } from '../../../engine/tools/needed-tools.ts';
import { toolsOf } from '../../../domain/workflow.ts';
import { withheldWords } from '../../../wording/tools.ts';
import { looked, speakingOf } from '../finding.ts';
import type { Finding, Says } from '../finding.ts';

/** Whether each MCP server answers, names workflows that there are, and whether a workflow lacks what an admin revoked. */
export async function checkTools(db: Db, config: Config, workflows: readonly Workflow[]): Promise<Finding[]> {
  const servers = mcpServers(config.mcp);
  try {
    const found = await Promise.all([
      ...config.mcp.map(({ id }) =>
        looked(`MCP server ${id}`, 'Look at MCP_SERVERS_FILE.', async (says) =>
          says.fine(await servers.check(id)),
        ),
      ),
      looked('Tools', 'Look at the database.', (says) => checkGrants(says, db, workflows)),
    ]);
    return [...found.flat(), ...strangeWorkflows(config, workflows)];
  } finally {
    await servers.close();
  }
}

async function checkGrants(says: Says, db: Db, workflows: readonly Workflow[]): Promise<Finding | Finding[]> {
  const { applied, written } = await countMigrations(db);
  if (applied < written) return says.care('not looked at, because the tables are not those of this version.');
  const standings = await listAllStandings(db);
  const missing = workflows.flatMap((workflow) =>
    toolsOf(workflow).flatMap((tool) => {
      const why = withheldBy(tool, standings.get(tool.name) ?? {});
      if (!why) return [];
      return neededTools(workflow).includes(tool)
        ? says.wrong(
            `${workflow.id} does not start: ${tool.name} is ${withheldWords[why]}. /leenops tools grants it.`,
          )
        : says.care(`${workflow.id} goes without ${tool.name}, which is ${withheldWords[why]}.`);
    }),
  );
  const foreign = [...standings].flatMap(([name, { grant, offer }]) => {
    const why =
      grant?.effect &&
      offer &&
      withheldBy({ effect: grant.effect, definition: offer.pinned }, { grant, offer });
    return why && why !== 'revoked' ? says.care(`${name} is ${withheldWords[why]}.`) : [];
  });
  const all = [...missing, ...foreign];
  return all.length ? all : says.fine('no workflow lacks one.');
}

function strangeWorkflows({ mcp }: Config, workflows: readonly Workflow[]): Finding[] {
  const known = workflows.map(({ id }) => id);
  return mcp.flatMap(({ id, tools }) =>
    Object.entries(tools).flatMap(([name, tool]) =>
      tool.workflows
        .filter((workflow) => !known.includes(workflow))
        .map((workflow) =>
          speakingOf(`MCP server ${id}`).care(`${name} is for ${workflow}, which is not offered here.`),
        ),
    ),
  );
}
