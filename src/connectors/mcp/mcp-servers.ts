import type { ToolDefinition } from '../../domain/foreign-tool.ts';
import type { Effect } from '../../domain/tool-grant.ts';
import type { Tool } from '../../domain/tool.ts';
import { connectTo } from './mcp-connection.ts';
import type { McpConnection } from './mcp-connection.ts';
import type { McpServerConfig, McpToolConfig } from './mcp-config.ts';
import { mcpTool } from './mcp-tool.ts';
import { toolName } from './tool-name.ts';

/** What a server lists, each under the name that it has with us. */
export type ListedBy = (
  server: string,
  listed: { tool: string; definition: ToolDefinition }[],
) => Promise<void>;

/** Hears when a server can be used, with null, and why when it no longer can. */
export type TroubledBy = (server: string, trouble: string | null) => void;

/** For a tool of which MCP_SERVERS_FILE says nothing: no workflow has it. */
const unnamed: McpToolConfig = {
  workflows: [],
  bindings: {},
  risk: 'high',
  reversible: false,
  moves_money: false,
  editable: [],
};

/** The MCP servers of this workspace. None is reached before `connect`, and one that is away keeps nobody else waiting. */
export function mcpServers(configs: readonly McpServerConfig[], everyMs?: number) {
  let onListed: ListedBy = async () => {};
  let onTrouble: TroubledBy = () => {};
  const connections = new Map<string, McpConnection>(
    configs.map((config) => [
      config.id,
      connectTo(
        config,
        {
          seen: (definitions) => listed(config.id, definitions),
          told: (trouble) => onTrouble(config.id, trouble),
        },
        everyMs,
      ),
    ]),
  );
  const configOf = (server: string, name: string): McpToolConfig => {
    const tools = configs.find(({ id }) => id === server)?.tools ?? {};
    return (Object.hasOwn(tools, name) ? tools[name] : undefined) ?? unnamed;
  };

  function listed(server: string, definitions: readonly ToolDefinition[]): Promise<void> {
    return onListed(
      server,
      definitions.map((definition) => ({ tool: toolName(server, definition.name), definition })),
    );
  }

  return {
    servers: () => [...connections].map(([id, connection]) => ({ id, trouble: connection.trouble() })),
    usersOf: (server: string, name: string) => configOf(server, name).workflows,

    make(
      tool: string,
      server: string,
      definition: ToolDefinition,
      effect: Effect,
    ): Tool | { unusable: string } {
      const connection = connections.get(server);
      if (!connection) return { unusable: 'its server is not configured here' };
      const config = configOf(server, definition.name);
      return mcpTool({ tool, server, definition, effect, config, call: (call) => connection.call(call) });
    },

    /** Begins to connect. `take` records what each server lists, now and whenever it changes. */
    connect(take: ListedBy, troubled: TroubledBy = () => {}): void {
      onListed = take;
      onTrouble = troubled;
      for (const connection of connections.values()) void connection.look().catch(() => undefined);
    },

    /** Reaches one server and says what it offers, for the operator. Throws ToolFailure. */
    async check(server: string): Promise<string> {
      const definitions = (await connections.get(server)?.look()) ?? [];
      const missing = Object.keys(configs.find(({ id }) => id === server)?.tools ?? {}).filter(
        (name) => !definitions.some((each) => each.name === name),
      );
      const count = definitions.length === 1 ? 'one tool' : `${definitions.length} tools`;
      return `answers and offers ${count}${missing.length ? `; not ${missing.join(', ')}, which MCP_SERVERS_FILE names` : ''}.`;
    },

    /** Ends every connection, and with it every program that was started. */
    async close(): Promise<void> {
      await Promise.all([...connections.values()].map((connection) => connection.close()));
    },
  };
}
