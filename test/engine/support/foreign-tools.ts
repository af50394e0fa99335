import type { CallToolResult } from '@modelcontextprotocol/client';
import type { McpToolConfig } from '../../../src/connectors/mcp/mcp-config.ts';
import { mcpTool } from '../../../src/connectors/mcp/mcp-tool.ts';
import type { McpCall } from '../../../src/connectors/mcp/mcp-tool.ts';
import { toolName } from '../../../src/connectors/mcp/tool-name.ts';
import type { ToolDefinition } from '../../../src/domain/foreign-tool.ts';
import type { ForeignTools } from '../../../src/engine/context.ts';

/** A workspace without other programs’ tools. */
export const noForeignTools: ForeignTools = {
  servers: () => [],
  usersOf: () => [],
  make: () => ({ unusable: 'its server is not configured here' }),
};

export const coverage: ToolDefinition = {
  name: 'coverage',
  description: 'Says until when an item is covered.',
  inputSchema: { type: 'object', properties: { ticket: { type: 'string' } }, required: ['ticket'] },
};

const config: McpToolConfig = {
  workflows: ['refunds'],
  bindings: { ticket: 'ticket' },
  risk: 'low',
  reversible: true,
  moves_money: false,
  editable: [],
};

/** A registry that is another program: its tools are for refunds, and `calls` are what it was asked. */
export function openRegistry(answer: (call: McpCall) => Promise<CallToolResult> = async () => covered) {
  const calls: McpCall[] = [];
  const foreign: ForeignTools = {
    servers: () => [{ id: 'registry', trouble: null }],
    usersOf: () => config.workflows,
    make: (tool, server, definition, effect) =>
      mcpTool({
        tool,
        server,
        definition,
        effect,
        config,
        call: async (call) => {
          calls.push(call);
          return answer(call);
        },
      }),
  };
  const listed = (definition: ToolDefinition) => ({
    tool: toolName('registry', definition.name),
    definition,
  });
  return { foreign, calls, listed };
}

const covered: CallToolResult = { content: [{ type: 'text', text: 'covered until 2027' }] };
