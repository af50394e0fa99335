import { demoteWorkflow } from '../../engine/modes/demote-workflow.ts';
import { modes } from '../../domain/run.ts';
import { modeTexts } from '../wording/modes.ts';
import type { Subcommand } from './subcommand.ts';

/** `demote support-triage the refunds look wrong`, `demote support-triage shadow …`. */
export const demote: Subcommand = async ({ ctx }, { words: [workflow = '', ...rest], person }) => {
  const to = modes.find((mode) => mode === rest[0]?.toLowerCase());
  const reason = (to ? rest.slice(1) : rest).join(' ');
  const asked = { workflow, reason, person, surface: 'command' as const, ...(to ? { to } : {}) };
  return modeTexts.demoted(await demoteWorkflow(ctx, asked));
};
