import { ToolFailure } from '../../domain/tool-failure.ts';
import type { Certainty } from '../../domain/tool-failure.ts';
import type { Effect } from '../../domain/tool-grant.ts';
import { neverReached } from '../never-reached.ts';

const remedies = {
  no_connection: 'is not reachable. Look at MCP_SERVERS_FILE, the server and its log; it is tried again.',
  connection_lost: 'broke off. Look in its system at what happened.',
  timeout: 'did not answer in time. Look in its system at what happened.',
  unauthorized: 'does not take the key. Look at the headers in MCP_SERVERS_FILE and the variables they name.',
  rate_limit: 'is busy. It is tried again in a while.',
  refused: 'does not take these arguments. Look at its documentation.',
  tool_error: 'says that it failed. Look in its system at what happened.',
  asks_back: 'asked something back, and nobody answers a server from here. Do it by hand.',
  too_large: 'answered more than fits into a case. Ask it for less.',
  no_text: 'answered with pictures or files only, which are not taken. Do it by hand.',
  definition_changed:
    'offers this tool with another definition than the one that was granted. An admin looks at /leenops tools.',
  server_error: 'answered with an error. Look at the server’s log.',
} as const;
export type McpFailureCode = keyof typeof remedies;

/** Codes by which it certainly did not happen. */
const before: readonly McpFailureCode[] = [
  'no_connection',
  'unauthorized',
  'rate_limit',
  'refused',
  'definition_changed',
];

export function mcpFailure(
  server: string,
  effect: Effect,
  code: McpFailureCode,
  cause?: unknown,
): ToolFailure {
  const certainty: Certainty = effect === 'read' || before.includes(code) ? 'not_applied' : 'unknown';
  const message = `The MCP server ${server} ${remedies[code]}`;
  return new ToolFailure({ system: `mcp ${server}`, code, certainty, message, cause });
}

const methodNotFound = -32_601;
const invalidParams = -32_602;

/** What went wrong with an exchange, by the SDK's codes: an answer that never came is not a failure that is known. */
export function failureCodeOf(error: unknown): McpFailureCode {
  if (neverReached(error)) return 'no_connection';
  const { code, status, name } = error as { code?: unknown; status?: unknown; name?: unknown };
  if (code === 'NOT_CONNECTED') return 'no_connection';
  if (code === 'REQUEST_TIMEOUT' || name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  if (code === 'CONNECTION_CLOSED' || code === 'SEND_FAILED') return 'connection_lost';
  if (code === 'UNSUPPORTED_RESULT_TYPE') return 'asks_back';
  if (code === methodNotFound || code === invalidParams) return 'refused';
  if (status === 401 || status === 403 || name === 'UnauthorizedError') return 'unauthorized';
  if (status === 429) return 'rate_limit';
  return error instanceof TooLarge ? 'too_large' : 'server_error';
}

/** An answer that is longer than anything a case needs. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}
