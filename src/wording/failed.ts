import type { Voice } from './voice.ts';

/** Something broke on our side. The log has the same reference beside what went wrong. */
export function failedIn(voice: Voice, reference: string): string {
  return `That went wrong on our side, and we cannot say that it took effect. Look at the card or ${voice.code('/leenops runs')} before you try again. If it stays, give ${voice.code(reference)} to whoever operates LeenOps.`;
}
