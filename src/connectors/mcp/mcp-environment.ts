import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { mcpFileShape } from './mcp-config.ts';
import type { McpServerConfig } from './mcp-config.ts';

export const mcpEnvironment = {
  MCP_SERVERS_FILE: z.string().trim().min(1).optional(),
};

type Given = Readonly<Record<string, string | undefined>>;
type Found = { servers: McpServerConfig[]; problems: string[] };

/** Our own settings are ours: a server gets keys of its own. */
const ownPrefixes = ['LEENOPS_', 'SLACK_', 'OPENAI_', 'WEBHOOK_SECRET_', 'POSTGRES_', 'PG'];

/**
 * The servers of MCP_SERVERS_FILE, or every problem of it with its remedy. `own`: the names of our own settings, which no
 * server is ever given. `onlyLocal`: demo rules meet nothing but local systems.
 */
export function mcpServersFrom(
  env: Given,
  readFile: (path: string) => string,
  { own, onlyLocal }: { own: readonly string[]; onlyLocal: boolean },
): Found {
  const path = env['MCP_SERVERS_FILE'];
  if (!path) return { servers: [], problems: [] };
  const say = (problem: string) => `MCP_SERVERS_FILE: ${problem}`;
  let written: unknown;
  try {
    written = JSON.parse(readFile(path));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return { servers: [], problems: [`MCP_SERVERS_FILE ${why}. docs/mcp.md shows one.`] };
  }
  const parsed = mcpFileShape.safeParse(written);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) =>
      say(`${issue.path.join('.')}: ${issue.message}. docs/mcp.md shows one.`),
    );
    return { servers: [], problems };
  }
  const problems: string[] = [];
  const valueOf = (server: string, name: string): string => {
    const isOurs = own.includes(name) || ownPrefixes.some((prefix) => name.startsWith(prefix));
    if (isOurs)
      problems.push(
        say(
          `servers.${server} asks for ${name}, which is LeenOps’s own. Give it a key of its own under another name.`,
        ),
      );
    else if (!env[name])
      problems.push(say(`servers.${server} asks for ${name}, which is not set. Set it, or take it out.`));
    return env[name] ?? '';
  };
  const servers = Object.entries(parsed.data.servers).map(([id, server]): McpServerConfig => {
    const common = { id, timeoutMs: server.timeout, tools: server.tools };
    if (server.url === undefined) {
      const named = (server.env ?? []).map((name) => [name, valueOf(id, name)]);
      return {
        ...common,
        by: 'stdio',
        command: server.command ?? '',
        args: server.args ?? [],
        cwd: resolve(dirname(path), server.cwd ?? '.'),
        env: Object.fromEntries(named) as Record<string, string>,
      };
    }
    const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(server.url).hostname);
    if (onlyLocal && !isLocal)
      problems.push(
        say(`servers.${id}.url must be on this machine in DEMO_MODE. Remove DEMO_MODE for real systems.`),
      );
    else if (!isLocal && !server.url.startsWith('https:'))
      problems.push(
        say(
          `servers.${id}.url must begin with https://: what is sent there is read by everybody on the way.`,
        ),
      );
    const headers = Object.entries(server.headers ?? {}).map(([header, name]) => [header, valueOf(id, name)]);
    return {
      ...common,
      by: 'http',
      url: server.url,
      headers: Object.fromEntries(headers) as Record<string, string>,
    };
  });
  return { servers, problems };
}
