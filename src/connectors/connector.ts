import type { Tool } from '../domain/tool.ts';

/** A business system as workflows use it: its tools by name, and a proof that it can be reached. */
export type Connector<Tools extends Record<string, Tool> = Record<string, Tool>> = {
  system: string;
  tools: Tools;
  /** Proves key, permissions and reachability; resolves to a sentence for the operator. Throws ToolFailure with the remedy. */
  check(signal?: AbortSignal): Promise<string>;
};
