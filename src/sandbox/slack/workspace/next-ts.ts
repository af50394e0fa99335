import type { Workspace } from './workspace.ts';

/** Slack's message clock: seconds and microseconds, never the same twice, never backwards. */
export function nextTs(workspace: Workspace, nowMs: number): string {
  const micros = Math.max(Math.floor(nowMs * 1000), workspace.counters.micros + 1);
  workspace.counters.micros = micros;
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

/** Slack's look of an id: a letter for the kind, then upper case letters and digits. */
export function nextId(workspace: Workspace, kind: 'D' | 'F' | 'V'): string {
  workspace.counters.id += 1;
  return kind + workspace.counters.id.toString(36).toUpperCase().padStart(10, '0');
}
