import { setTimeout as sleep } from 'node:timers/promises';
import { readAccess, writeAccess, type Cluster } from '../create-cluster.ts';
import { findServer, removeStaleLock, type RunningServer } from './find-server.ts';
import { freePort } from './free-port.ts';
import { launchServer, type Launch } from './launch-server.ts';
import type { Tools } from '../binaries/run-binary.ts';

export type Settings = Record<string, string>;

const patienceMs = 60_000;

/** Ends with a server that accepts connections: one that was there already, or one that it launched. */
export async function runServer(
  cluster: Cluster,
  tools: Tools,
  settings: Settings,
): Promise<RunningServer & { adopted: boolean }> {
  const deadline = Date.now() + patienceMs;
  let launch: Launch | undefined;
  while (Date.now() < deadline) {
    const server = findServer(cluster.data);
    if (server?.isReady) return { ...server, adopted: server.pid !== launch?.pid };
    const refusal = launch?.refusal();
    if (refusal !== undefined) await overcome(refusal, cluster);
    if (!server && (!launch || refusal !== undefined)) {
      launch = launchServer(cluster, tools, { ...settings, port: String(readAccess(cluster.home).port) });
    }
    await sleep(20);
  }
  throw new Error(`PostgreSQL was not ready after ${patienceMs / 1000} s. See ${cluster.log}.`);
}

/** Clears what stood in the way of a launch, or throws when trying again cannot help. */
async function overcome(refusal: string, cluster: Cluster): Promise<void> {
  if (/could not bind/.test(refusal)) {
    writeAccess(cluster.home, { ...readAccess(cluster.home), port: await freePort() });
  } else if (/lock file|shared memory block/.test(refusal)) {
    removeStaleLock(cluster.data);
    await sleep(200); // a killed server's children need a moment to notice
  } else {
    throw new Error(`PostgreSQL did not start: ${lastLines(refusal)}\nThe whole log: ${cluster.log}`);
  }
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-5).join('\n');
}
