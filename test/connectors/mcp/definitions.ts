import type { McpToolConfig } from '../../../src/connectors/mcp/mcp-config.ts';
import type { ToolDefinition } from '../../../src/domain/foreign-tool.ts';

export const program = new URL('plain-server.ts', import.meta.url).pathname;

export const defined = (name: string, properties: object = {}, more: object = {}): ToolDefinition => ({
  name,
  description: `Does ${name}.`,
  inputSchema: { type: 'object', properties, ...more } as ToolDefinition['inputSchema'],
});

export function ruled(tool: Partial<McpToolConfig> = {}): McpToolConfig {
  return {
    workflows: [],
    bindings: {},
    risk: 'high',
    reversible: false,
    moves_money: false,
    editable: [],
    ...tool,
  };
}
