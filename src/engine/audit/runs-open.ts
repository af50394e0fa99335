import type { Run } from '../../db/runs.ts';

/** Runs that must end before their texts are erased. */
export class RunsOpen extends Error {
  override name = 'RunsOpen';

  constructor(runs: readonly Pick<Run, 'id' | 'status'>[]) {
    const named = runs.map(({ id, status }) => `${id} (${status})`).join(', ');
    super(`Still open: ${named}. Cancel them first with “/leenops cancel <run>”, or let them end.`);
  }
}
