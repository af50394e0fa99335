import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { temporaryFolder } from './temporary-folder.ts';

export type Sandbox = { url: string; stop(): Promise<void> };

const main = new URL('../../src/sandbox/main.ts', import.meta.url).pathname;

/** Starts the sandbox as a newcomer does, in a folder of its own and on free ports, and reads the address it prints. */
export async function startSandbox(): Promise<Sandbox> {
  const folder = temporaryFolder('sandbox');
  const child = spawn(process.execPath, [main], {
    cwd: folder.path,
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_COMPANY_PORT: '0', SANDBOX_GITHUB_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressIn(child.stdout);
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      folder.remove();
    },
  };
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /^\s*Open\s+(http\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error('The sandbox ended before it printed its address.');
}
