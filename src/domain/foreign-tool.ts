import { digestOf } from '../lib/hash.ts';
import type { JsonObject } from '../lib/json.ts';

/** What another program says that a tool of it is. All of it was written by others: text to judge, no permission. */
export type ToolDefinition = { name: string; description: string; inputSchema: JsonObject };

/** What an admin has seen and pinned: anything else under the same name is another tool. */
export function definitionHash({ name, description, inputSchema }: ToolDefinition): string {
  return digestOf({ name, description, inputSchema });
}

/** A tool as its server offers it: `pinned` is the definition that may be used, `offered` the one that came last. */
export type Offer = {
  /** As the model and the workflows call it: `mcp_warranty_coverage`. */
  tool: string;
  server: string;
  pinned: string;
  offered: string;
  /** Since when what is offered is not, or was not, what is pinned; an admin looks before it is used again. */
  changedAt: Date | null;
  /** Since when its server no longer lists it. */
  goneSince: Date | null;
};
