import { Refused } from '../domain/refused.ts';
import { newId } from '../lib/ids.ts';
import type { Desk } from './desk.ts';
import { acknowledgements } from './wording/acknowledgements.ts';
import { refusalText } from './wording/refusals.ts';

/**
 * The edge of every listener: does the work and answers undefined, or the private text for what stopped it. A refusal
 * says why; anything else is a bug, logged once under a reference that the person sees too.
 */
export async function privateAnswer(
  desk: Desk,
  what: string,
  work: () => Promise<void>,
): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return refusalText(error);
    const reference = newId('ref');
    desk.ctx.log.error({ err: error, reference, what }, 'listener failed');
    return acknowledgements.failed(reference);
  }
}
