import type { Run } from '../../db/runs.ts';
import { isOver } from '../../domain/run.ts';

/** What an erasure would take, and how it is shown: ids and counts, never a text. */
export type Erasure = { runs: number; texts: number; open: number; lines: string[] };

type PlannedRun = Pick<Run, 'id' | 'subjectKey' | 'status' | 'receivedAt'>;

export function planErasure(runs: readonly PlannedRun[], textsOf: ReadonlyMap<string, number>): Erasure {
  const texts = runs.reduce((sum, { id }) => sum + (textsOf.get(id) ?? 0), 0);
  const open = runs.filter(({ status }) => !isOver(status)).length;
  return { runs: runs.length, texts, open, lines: [headline(runs.length, texts), ...runs.map(lineOf)] };

  function lineOf({ id, subjectKey, status, receivedAt }: PlannedRun): string {
    const state = isOver(status) ? status : `OPEN: ${status}`;
    return `  ${id}  ${receivedAt.toISOString().slice(0, 10)}  ${subjectKey}  ${state}  ${textsOf.get(id) ?? 0} texts`;
  }
}

function headline(runs: number, texts: number): string {
  if (runs === 0) return 'There is no such run.';
  if (texts === 0) return `Nothing is left to erase: the texts of these ${runs} runs are gone already.`;
  return `To be erased: ${texts} texts of ${runs} runs.`;
}
