import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isServerOf } from './server-process.ts';

export type RunningServer = { pid: number; port: number; isReady: boolean };

/** The server of this data directory, whoever started it. PostgreSQL itself keeps postmaster.pid up to date. */
export function findServer(data: string): RunningServer | undefined {
  const server = readLock(data);
  return server && isServerOf(data, server.pid) ? server : undefined;
}

/** Removes a postmaster.pid whose number now belongs to a zombie or a stranger; PostgreSQL itself would wait for it for ever. */
export function removeStaleLock(data: string): void {
  const server = readLock(data);
  if (server && !isServerOf(data, server.pid)) rmSync(lockOf(data), { force: true });
}

/** Lines of postmaster.pid: pid, data directory, start time, port, socket directory, address, shared memory, status. */
function readLock(data: string): RunningServer | undefined {
  if (!existsSync(lockOf(data))) return undefined;
  const lines = readFileSync(lockOf(data), 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!pid) return undefined; // it is being written
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

function lockOf(data: string): string {
  return join(data, 'postmaster.pid');
}
