import { seePromotion } from '../../engine/modes/see-promotion.ts';
import { evidenceMessage } from '../cards/modes/evidence-message.ts';
import type { Subcommand } from './subcommand.ts';

/** `promote support-triage`: on what evidence it may do more alone, and the button that proposes it. */
export const promote: Subcommand = async ({ ctx }, { words: [workflow = ''], person }) =>
  evidenceMessage(await seePromotion(ctx, { workflow, person, surface: 'command' }));
