import type { Refund } from '../company-state.ts';

export function refundObject(refund: Refund) {
  return { ...refund, object: 'refund', status: 'succeeded' };
}
