import { pauseWorkflow } from '../../engine/pauses/pause-workflow.ts';
import { resumeWorkflow } from '../../engine/pauses/resume-workflow.ts';
import { pauseTexts } from '../wording/pauses.ts';
import type { Subcommand } from './subcommand.ts';

/** `pause support-triage the refunds look wrong`, `pause all`. */
export const pause: Subcommand = async ({ ctx }, { words: [workflow = '', ...reason], person }) =>
  pauseTexts.paused(
    await pauseWorkflow(ctx, { workflow, person, surface: 'command', reason: reason.join(' ') }),
  );

export const resume: Subcommand = async ({ ctx }, { words: [workflow = ''], person }) =>
  pauseTexts.resumed(await resumeWorkflow(ctx, { workflow, person, surface: 'command' }));
