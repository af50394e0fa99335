import { claimRun } from '../../engine/reviews/claims/claim-run.ts';
import { acknowledgements } from '../wording/acknowledgements.ts';
import type { Subcommand } from './subcommand.ts';

/** Says on the card of a run that waits that this person looks at it. */
export const claim: Subcommand = async (desk, { words: [runId = ''], person }) =>
  acknowledgements.claimed(await claimRun(desk.ctx, { runId, person, surface: 'command' }));
