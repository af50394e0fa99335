import type { RecordLink } from '../../domain/tool.ts';

export function chargeRecord(webUrl: string, chargeId: string): RecordLink {
  return {
    system: 'stripe',
    id: chargeId,
    label: `Payment ${chargeId}`,
    url: pageOf(webUrl, 'payments', chargeId),
  };
}

export function customerRecord(webUrl: string, customerId: string): RecordLink {
  return {
    system: 'stripe',
    id: customerId,
    label: `Customer ${customerId}`,
    url: pageOf(webUrl, 'customers', customerId),
  };
}

/** For an address that no customer has: there is nothing to open. */
export function noCustomerRecord(email: string): RecordLink {
  return { system: 'stripe', id: email, label: 'No such customer', url: null };
}

function pageOf(webUrl: string, kind: string, id: string): string {
  return `${webUrl.replace(/\/+$/, '')}/${kind}/${encodeURIComponent(id)}`;
}
