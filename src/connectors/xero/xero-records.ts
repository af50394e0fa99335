import type { RecordLink } from '../../domain/tool.ts';

export function billRecord(webUrl: string, id: string, number: string): RecordLink {
  return recordOf(id, `Bill ${number}`, `${webUrl}/AccountsPayable/View.aspx?InvoiceID=${id}`);
}

export function orderRecord(webUrl: string, id: string, number: string): RecordLink {
  return recordOf(id, `Purchase order ${number}`, `${webUrl}/Accounts/Payable/PurchaseOrders/View/${id}`);
}

export function vendorRecord(webUrl: string, id: string): RecordLink {
  return recordOf(id, `Vendor ${id.slice(0, 8)}`, `${webUrl}/Contacts/View/${id}`);
}

function recordOf(id: string, label: string, url: string): RecordLink {
  return { system: 'xero', id, label, url };
}
