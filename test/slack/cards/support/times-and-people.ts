import { later, minute } from '../../../../src/lib/time.ts';

/** Ada asks, Grace and Linus review, Maya leads support. */
export const ada = 'U0ADA';
export const grace = 'U0GRACE';
export const linus = 'U0LINUS';
export const maya = 'U0MAYA';

export const received = new Date('2026-11-23T10:00:00Z');
export const now = later(received, 12 * minute);
export const after = (milliseconds: number): Date => later(received, milliseconds);
