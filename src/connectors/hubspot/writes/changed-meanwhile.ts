import { hubspotFailure } from '../hubspot-failure.ts';

export function changedMeanwhile(what: string) {
  return hubspotFailure(
    'conflict',
    'not_applied',
    `${what} is not any more what was approved to be changed. Read it again and propose anew.`,
  );
}
