import { seeRun } from '../../engine/runs/see-run.ts';
import { Refused } from '../../domain/refused.ts';
import { findRunView } from '../../reports/run-view.ts';
import { runTimeline } from '../cards/run-timeline.ts';
import type { Subcommand } from './subcommand.ts';

/** The full timeline of one run, for people with a role in its workflow and for its requester. */
export const show: Subcommand = async (desk, { words: [runId = ''], person }) => {
  await seeRun(desk.ctx, { runId, person, surface: 'command' });
  const view = await findRunView(desk.sources, runId);
  if (!view) throw new Refused('unknown_run', { asked: runId });
  return runTimeline(view, desk.ctx.now());
};
