import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import type { Cluster } from '../create-cluster.ts';
import { binaryPath, spawnOptions, type Tools } from '../binaries/run-binary.ts';

export type Launch = {
  pid: number | undefined;
  /** What the server said before it ended; undefined while it runs. */
  refusal(): string | undefined;
};

/** Starts a server that outlives us and that nobody but this machine can reach. */
export function launchServer(cluster: Cluster, tools: Tools, settings: Record<string, string>): Launch {
  const log = openSync(cluster.log, 'a', 0o600);
  const logged = statSync(cluster.log).size;
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaryPath(tools.binaries, 'postgres'), ['-D', cluster.data, ...args], {
    ...spawnOptions(tools),
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  child.unref();

  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  return {
    pid: child.pid,
    refusal() {
      if (failure) return failure.message;
      if (child.exitCode === null && child.signalCode === null) return undefined;
      return readFileSync(cluster.log).subarray(logged).toString();
    },
  };
}
