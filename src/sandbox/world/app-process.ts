import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export type AppProcess = {
  readonly pid: number | undefined;
  /** Resolves when the app says that it is ready. Throws when it ends before, or takes too long. */
  ready(timeoutMs?: number): Promise<void>;
  /** Asks it to drain and waits for its end. */
  stop(): Promise<void>;
  /** Kills it without warning. */
  kill(): Promise<void>;
  readonly ended: Promise<number | null>;
};

const main = new URL('../../main.ts', import.meta.url).pathname;
/** As `npm start` starts it. */
const options = ['--max-semi-space-size=8', '--heap-growing-percent=25'];

/** Starts the unmodified app as its own process, with this environment and nothing else of ours. Its log goes to the file. */
export function startAppProcess(
  environment: Record<string, string>,
  logFile: string,
  program = main,
): AppProcess {
  const out = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, [...options, program], {
    env: { ...basics(), ...environment },
    stdio: ['ignore', out, out],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    pid: child.pid,
    ended,
    ready: (timeoutMs = 30_000) =>
      untilReady(child, `http://127.0.0.1:${environment['PORT']}/readyz`, timeoutMs, logFile),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function basics(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME };
}

async function untilReady(
  child: ChildProcess,
  url: string,
  timeoutMs: number,
  logFile: string,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The app ended while it started. Read ${logFile}.`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await pause(50);
  }
  throw new Error(`The app was not ready after ${timeoutMs} ms. Read ${logFile}.`);
}
