import { rerun as runAgain } from '../../engine/runs/rerun.ts';
import { startedText } from '../started-text.ts';
import type { Subcommand } from './subcommand.ts';

/** `rerun <run>` starts it once more with what it was started with. */
export const rerun: Subcommand = async (desk, { words: [runId = ''], person, channel, triggerId }) => {
  const key = `rerun:${triggerId}`;
  const asked = { runId, person, key, askedIn: channel, trigger: 'command', surface: 'command' } as const;
  return startedText(desk, await runAgain(desk.ctx, asked));
};
