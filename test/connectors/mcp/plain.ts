import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { McpServerConfig, McpToolConfig } from '../../../src/connectors/mcp/mcp-config.ts';
import { mcpServers } from '../../../src/connectors/mcp/mcp-servers.ts';
import type { ToolDefinition } from '../../../src/domain/foreign-tool.ts';
import type { Effect } from '../../../src/domain/tool-grant.ts';
import type { ReadTool, WriteTool } from '../../../src/domain/tool.ts';
import { day, second } from '../../../src/lib/time.ts';
import { program, ruled } from './definitions.ts';

type Options = {
  tools?: Record<string, Partial<McpToolConfig>>;
  env?: Record<string, string>;
  timeoutMs?: number;
};

/** A program that offers these tools, started as LeenOps starts one, and what was put on record of it. */
export async function openPlain(definitions: readonly ToolDefinition[], options: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'leenops-mcp-'));
  const file = join(folder, 'tools.json');
  const offers = (now: readonly object[]) => writeFileSync(file, JSON.stringify(now));
  offers(definitions);
  const config: McpServerConfig = {
    id: 'plain',
    by: 'stdio',
    command: process.execPath,
    args: [program, file],
    cwd: folder,
    env: options.env ?? {},
    timeoutMs: options.timeoutMs ?? 5 * second,
    tools: Object.fromEntries(Object.entries(options.tools ?? {}).map(([name, tool]) => [name, ruled(tool)])),
  };
  const servers = mcpServers([config], day);
  const listed: string[][] = [];
  const troubles: (string | null)[] = [];
  servers.connect(
    async (_server, tools) => void listed.push(tools.map(({ tool }) => tool)),
    (_server, trouble) => void troubles.push(trouble),
  );
  onTestFinished(async () => {
    await servers.close();
    rmSync(folder, { recursive: true });
  });
  await servers.check('plain');

  const made = (definition: ToolDefinition, effect: Effect) => {
    const tool = servers.make(`mcp_plain_${definition.name}`, 'plain', definition, effect);
    if ('unusable' in tool) throw new Error(tool.unusable);
    return tool;
  };
  return {
    servers,
    listed,
    troubles,
    offers,
    reads: (definition: ToolDefinition) => made(definition, 'read') as ReadTool,
    writes: (definition: ToolDefinition) => made(definition, 'write') as WriteTool,
  };
}
