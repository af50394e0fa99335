import { processTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';
import { WrongUsage } from './wrong-usage.ts';

export type Invocation = {
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  terminal: Terminal;
};

/** 0: done, all is well. 1: done, and something is wrong. 2: it could not run. */
export type ExitCode = 0 | 1 | 2;

export type Command = { usage: string; run(invocation: Invocation): Promise<ExitCode> };

/** Runs a command for whoever typed it: what they did wrong is told with the usage, what failed without a stack. */
export async function runCommand(command: Command, invocation: Invocation): Promise<ExitCode> {
  try {
    return await command.run(invocation);
  } catch (error) {
    const { terminal } = invocation;
    terminal.complain(reasonOf(error));
    if (isUsage(error)) terminal.complain(`\n${command.usage}`);
    return 2;
  }
}

/** Runs a command as this process. */
export async function runAsProcess(command: Command): Promise<void> {
  const invocation = { args: process.argv.slice(2), env: process.env, terminal: processTerminal };
  process.exitCode = await runCommand(command, invocation);
}

/** `parseArgs` of Node says itself which argument it does not know. */
function isUsage(error: unknown): boolean {
  return error instanceof WrongUsage || codeOf(error)?.startsWith('ERR_PARSE_ARGS') === true;
}

/** Drizzle's message is the whole query and its parameters, so its cause speaks. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.message.startsWith('Failed query') ? error.cause : error;
  const code = codeOf(cause);
  if (code && unreachable.has(code))
    return `The database does not answer (${code}). Check DATABASE_URL and that PostgreSQL runs.`;
  return cause instanceof Error ? cause.message : String(cause);
}

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'CONNECT_TIMEOUT', 'ECONNRESET']);

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
