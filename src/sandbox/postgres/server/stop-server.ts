import { findServer } from './find-server.ts';
import { runBinary, type Tools } from '../binaries/run-binary.ts';

/** `fast` ends transactions and writes everything out; `immediate` is a crash that the next start recovers from. */
export type StopMode = 'fast' | 'immediate';

/** Stops the server of this data directory, for everybody who uses it. */
export async function stopServer(data: string, tools: Tools, mode: StopMode): Promise<void> {
  if (!findServer(data)) return;
  await runBinary(tools, 'pg_ctl', ['stop', `--pgdata=${data}`, `--mode=${mode}`, '--wait', '--timeout=60']);
}
