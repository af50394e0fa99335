import type { Refund } from '../company-state.ts';

export function refundObject(refund: Refund) {
  const { status = 'succeeded' } = refund;
  const why = status === 'failed' ? { failure_reason: 'lost_or_stolen_card' } : {};
  return { ...refund, object: 'refund', status, ...why };
}
