import type { CallToolResult, Client, Transport } from '@modelcontextprotocol/client';
import { definitionHash } from '../../domain/foreign-tool.ts';
import type { ToolDefinition } from '../../domain/foreign-tool.ts';
import type { JsonObject } from '../../lib/json.ts';
import { minute, second } from '../../lib/time.ts';
import { fetchWithin } from './http-fetch.ts';
import type { McpServerConfig } from './mcp-config.ts';
import { failureCodeOf, mcpFailure } from './mcp-failure.ts';
import type { McpFailureCode } from './mcp-failure.ts';
import type { McpCall } from './mcp-tool.ts';
import { stdioTransport } from './stdio-transport.ts';

const connectMs = 10 * second;
const mostBuffered = 1024 * 1024;
const mostTools = 100;
const mostPages = 8;
const longestDefinition = 32 * 1024;

export type McpConnection = {
  /** Why it cannot be used now; null when it can. */
  trouble(): string | null;
  /** Connects now if it is not connected, and looks at its tools. Throws ToolFailure. */
  look(): Promise<readonly ToolDefinition[]>;
  call(call: McpCall): Promise<CallToolResult>;
  close(): Promise<void>;
};

/** `seen` puts what it lists on record; `told` hears whenever it can be used, and when no longer. */
type Told = {
  seen(definitions: readonly ToolDefinition[]): Promise<void>;
  told(trouble: string | null): void;
};

/** Keeps one server connected: it comes back after a crash, ever more slowly, and is looked at each half minute. */
export function connectTo(
  config: McpServerConfig,
  { seen, told }: Told,
  everyMs = minute / 2,
): McpConnection {
  let client: Client | undefined;
  let offered = new Map<string, string>();
  let trouble: string | null = 'it is not connected yet';
  let connecting: Promise<Client> | undefined;
  let looking: Promise<readonly ToolDefinition[]> | undefined;
  /** The client that was looked at twice: only then did it stay. */
  let steady: Client | undefined;
  let failures = 0;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  function say(now: string | null): void {
    if (now !== trouble) told(now);
    trouble = now;
  }

  function soon(ms: number): void {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void look().catch(() => undefined), ms).unref();
  }

  function lost(was: Client, why: string): void {
    if (client !== was) return;
    client = undefined;
    say(why);
    failures += 1;
    void was.close().catch(() => undefined);
    soon(backoffMs(failures));
  }

  async function connected(): Promise<Client> {
    if (client) return client;
    connecting ??= open().finally(() => (connecting = undefined));
    return connecting;
  }

  async function open(): Promise<Client> {
    const {
      Client: SdkClient,
      ReadBuffer,
      StreamableHTTPClientTransport,
    } = await import('@modelcontextprotocol/client');
    const opening = new SdkClient(
      { name: 'leenops', version: '1' },
      {
        // Nothing is declared, so whatever a server asks of us is refused: to sample, to elicit, to see our files.
        capabilities: {},
        inputRequired: { autoFulfill: false },
        versionNegotiation: { mode: 'auto', probe: { timeoutMs: 3 * second } },
        listMaxPages: mostPages,
        listChanged: { tools: { autoRefresh: false, debounceMs: 100, onChanged: () => soon(0) } },
      },
    );
    const transport: Transport =
      config.by === 'stdio'
        ? stdioTransport(config, new ReadBuffer({ maxBufferSize: mostBuffered }))
        : new StreamableHTTPClientTransport(new URL(config.url), {
            requestInit: { headers: { ...config.headers }, redirect: 'error' },
            fetch: fetchWithin(new URL(config.url).origin),
          });
    try {
      await opening.connect(transport, { timeout: connectMs });
    } catch (error) {
      await opening.close().catch(() => undefined);
      await transport.close().catch(() => undefined);
      throw error;
    }
    if (isClosed) {
      await opening.close();
      throw Object.assign(new Error('Closed'), { code: 'NOT_CONNECTED' });
    }
    Object.assign(opening, { onclose: () => lost(opening, 'it ended; it is started again') });
    client = opening;
    return opening;
  }

  async function look(): Promise<readonly ToolDefinition[]> {
    looking ??= lookNow().finally(() => (looking = undefined));
    return looking;
  }

  /** What it lists is on record before anything of it is called. */
  async function lookNow(): Promise<readonly ToolDefinition[]> {
    let current: Client | undefined;
    try {
      current = await connected();
      const { tools } = await current.listTools(undefined, { cacheMode: 'refresh', timeout: connectMs });
      const definitions = definitionsIn(tools);
      await seen(definitions);
      offered = new Map(definitions.map((each) => [each.name, definitionHash(each)]));
      say(null);
      if (steady === current) failures = 0;
      steady = current;
      soon(everyMs);
      return definitions;
    } catch (error) {
      const code = current ? failureCodeOf(error) : whyNotConnected(error);
      const why = mcpFailure(config.id, 'read', code).message;
      if (current) lost(current, why);
      else failures += 1;
      say(why);
      soon(backoffMs(failures));
      throw mcpFailure(config.id, 'read', code, error);
    }
  }

  return {
    trouble: () => trouble,
    look,

    async call({ definition, effect, args, signal }) {
      const { name, inputSchema } = definition;
      if (effect === 'write') await look();
      if (!client || trouble !== null) throw mcpFailure(config.id, effect, 'no_connection');
      if (offered.get(name) !== definitionHash(definition))
        throw mcpFailure(config.id, effect, 'definition_changed');
      const current = client;
      try {
        return await current.callTool(
          { name, arguments: args },
          {
            signal,
            timeout: config.timeoutMs,
            toolDefinition: { name, inputSchema: { ...inputSchema, type: 'object' } },
          },
        );
      } catch (error) {
        const code = failureCodeOf(error);
        if (['connection_lost', 'no_connection', 'server_error', 'too_large'].includes(code))
          lost(current, 'it broke off; it is connected again');
        throw mcpFailure(config.id, effect, code, error);
      }
    },

    async close() {
      isClosed = true;
      clearTimeout(timer);
      const current = client ?? (await connecting?.catch(() => undefined));
      client = undefined;
      await current?.close();
    },
  };
}

/** A program that ends at once and an address where nobody is are one thing to look at. */
function whyNotConnected(error: unknown): McpFailureCode {
  const code = failureCodeOf(error);
  return code === 'unauthorized' || code === 'rate_limit' ? code : 'no_connection';
}

/** One second, two, four … at most a minute. */
function backoffMs(failures: number): number {
  return Math.min(second * 2 ** Math.max(0, failures - 1), minute);
}

type Listed = { name: string; description?: string | undefined; inputSchema: object };

/** Each name once; of a tool that is too large to look at, only that it is. Titles and annotations decide nothing. */
function definitionsIn(tools: readonly Listed[]): ToolDefinition[] {
  const byName = Map.groupBy(tools.slice(0, mostTools), ({ name }) => name);
  return [...byName].map(([name, [first, ...others]]) => {
    const { description = '', inputSchema } = first as Listed;
    const definition = { name, description, inputSchema: inputSchema as JsonObject };
    const isWhole = others.length === 0 && JSON.stringify(definition).length <= longestDefinition;
    if (isWhole) return definition;
    const why = others.length
      ? 'It is listed more than once.'
      : 'Its definition is too long to be looked at.';
    return { name, description: why, inputSchema: { not: { listed: definitionHash(definition) } } };
  });
}
