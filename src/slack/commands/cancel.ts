import { cancelRun } from '../../engine/runs/cancel-run.ts';
import { acknowledgements } from '../wording/acknowledgements.ts';
import type { Subcommand } from './subcommand.ts';

export const cancel: Subcommand = async (desk, { words: [runId = ''], person }) => {
  const run = await cancelRun(desk.ctx, { runId, person, surface: 'command' });
  return acknowledgements.cancelled({ runId: run.id });
};
