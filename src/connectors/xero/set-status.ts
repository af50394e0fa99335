import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import type { WriteCall } from '../../domain/tool.ts';
import type { XeroClient } from './xero-client.ts';

/** The SDK types its enums as numbers and sends them as the texts they are. */
export async function setStatus(
  client: XeroClient,
  invoiceID: string,
  status: 'DRAFT' | 'AUTHORISED',
  { key, signal }: WriteCall,
): Promise<void> {
  const change = { invoiceID, status: status as unknown as NonNullable<Invoice['status']> };
  await client.write(signal, (api, tenant) =>
    api.updateInvoice(tenant, invoiceID, { invoices: [change] }, undefined, `${key}-status`),
  );
}
