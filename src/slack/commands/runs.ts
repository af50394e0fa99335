import { sightOf } from '../../engine/authority.ts';
import { listRuns } from '../../reports/recent-runs.ts';
import { runList } from '../cards/run-list.ts';
import type { Subcommand } from './subcommand.ts';

/** The newest runs of the workflows whose runs the person may see, and their own. */
export const runs: Subcommand = async ({ ctx, sources }, { person }) => {
  const sight = await sightOf(ctx, person);
  const lines = await listRuns(sources, { ...sight, requesterId: person, limit: 20 });
  return runList(lines, ctx.now());
};
