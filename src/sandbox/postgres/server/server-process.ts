import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it lives, and belongs to somebody else
  }
}

/** Whether this process id is the server of this data directory, and not a zombie or a stranger who got its number. */
export function isServerOf(data: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  const command = commandOf(pid);
  return command.includes('postgres') && (process.platform === 'win32' || command.includes(data));
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return run('tasklist', ['/FI', `PID eq ${pid}`, '/NH']);
    return run('ps', ['-p', String(pid), '-o', 'command=']);
  } catch {
    return ''; // it ended while we looked
  }
}

function run(file: string, args: string[]): string {
  return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
