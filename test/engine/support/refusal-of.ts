import { Refused } from '../../../src/domain/refused.ts';

/** What the rules said to it; fails when they allowed it. */
export async function refusalOf(attempt: Promise<unknown>): Promise<Pick<Refused, 'reason' | 'detail'>> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof Refused) return { reason: error.reason, detail: error.detail };
    throw error;
  }
  throw new Error('It was allowed.');
}
