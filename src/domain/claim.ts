import { minute } from '../lib/time.ts';

/** So long others read who looks at a review; then the claim lapses. It hinders nobody in the meantime. */
export const claimLasts = 30 * minute;
