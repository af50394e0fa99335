import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { second } from '../../lib/time.ts';
import type { McpServerConfig } from './mcp-config.ts';

type Program = Extract<McpServerConfig, { by: 'stdio' }>;
type Lines = { append(chunk: Buffer): void; readMessage(): JSONRPCMessage | null; clear(): void };

/**
 * Starts the program in a group of its own, and a guard that reads from a pipe of ours: when the pipe ends, because we
 * closed it or were killed, the guard kills the group with everything that the program started.
 */
const guarded = `exec 5<&0
"$@" <&5 5<&- 3<&- &
program=$!
{ read -r _ <&3; kill -9 0; } </dev/null >/dev/null 2>&1 5<&- &
exec 5<&- </dev/null >/dev/null
wait "$program"`;

/**
 * Messages to and from a program that we start, a line each. The SDK's own transport gives a child parts of our
 * environment and leaves it running when we are killed; this one does neither.
 */
export function stdioTransport({ command, args, cwd, env }: Program, lines: Lines): Transport {
  let program: ChildProcess | undefined;
  const { PATH = '' } = process.env;

  const transport: Transport = {
    async start() {
      const child = spawn('/bin/sh', ['-c', guarded, 'sh', command, ...args], {
        cwd,
        env: { PATH, ...env },
        stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
        detached: true,
      });
      program = child;
      child.once('error', (error) => transport.onerror?.(error));
      child.once('exit', () => {
        guardOf(child)?.destroy();
        program = undefined;
        transport.onclose?.();
      });
      for (const stream of [child.stdin, guardOf(child)]) stream?.on('error', () => {}); // its end is told by `exit`
      child.stdout?.on('data', (chunk: Buffer) => take(chunk));
      await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    },

    async send(message) {
      const input = program?.stdin;
      if (!input?.writable) throw Object.assign(new Error('Not connected'), { code: 'NOT_CONNECTED' });
      await new Promise<void>((resolve, reject) =>
        input.write(`${JSON.stringify(message)}\n`, (error) => (error ? reject(error) : resolve())),
      );
    },

    /** The end of its input asks it to end; what is left of it after a second is killed. */
    async close() {
      const child = program;
      if (!child) return;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.stdin?.end();
      const late = setTimeout(() => guardOf(child)?.destroy(), second);
      await ended;
      clearTimeout(late);
    },
  };

  function take(chunk: Buffer): void {
    try {
      lines.append(chunk);
      for (let message = lines.readMessage(); message !== null; message = lines.readMessage())
        transport.onmessage?.(message);
    } catch (error) {
      transport.onerror?.(error as Error);
      if (program) guardOf(program)?.destroy(); // what is no message, or has no end, is no server
    }
  }

  return transport;
}

function guardOf({ stdio }: ChildProcess): Writable | undefined {
  return (stdio[3] as Writable | null) ?? undefined;
}
