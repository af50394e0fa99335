import type { PurchaseOrder } from 'xero-node/dist/gen/model/accounting/purchaseOrder.js';
import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { currencyOf, dayOf, minorOf } from './amounts.ts';
import { orderNumber } from './arguments.ts';
import { shownLines, taxModeOf } from './shown-lines.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';
import { failureFrom } from './xero-failure.ts';
import { orderRecord } from './xero-records.ts';

export function xeroOrder(settings: XeroSettings, client: XeroClient) {
  return readTool({
    name: 'xero_purchase_order',
    system: 'xero',
    title: 'read the purchase order',
    description:
      'The purchase order that the bill names: what was ordered, at what price, from whom, and its status. Amounts are in the ' +
      'smallest unit of the currency.',
    input: z.object({ order_number: orderNumber }),
    bindings: { order_number: 'order' },
    read: async ({ order_number }, { signal }) => {
      const order = await getOrder(client, order_number, signal);
      return {
        data: shownOrder(order),
        record: orderRecord(settings.webUrl, order.purchaseOrderID ?? '', order_number),
      };
    },
  });
}

export async function getOrder(
  client: XeroClient,
  number: string,
  signal: AbortSignal,
): Promise<PurchaseOrder> {
  const { purchaseOrders } = await client.read(signal, (api, tenant) =>
    api.getPurchaseOrderByNumber(tenant, number),
  );
  const [order] = purchaseOrders ?? [];
  if (!order) throw failureFrom({ status: 404, retryAfter: null, text: '' }, 'read');
  return order;
}

export function orderStatusOf({ status }: PurchaseOrder): string {
  return typeof status === 'string' ? status : 'unknown';
}

function shownOrder(order: PurchaseOrder) {
  const currency = currencyOf(order.currencyCode);
  return {
    order_id: order.purchaseOrderID ?? '',
    number: order.purchaseOrderNumber ?? '',
    status: orderStatusOf(order),
    vendor: { id: order.contact?.contactID ?? null, name: order.contact?.name ?? 'Unknown' },
    date: dayOf(order.date),
    delivery_date: dayOf(order.deliveryDate),
    currency,
    subtotal: minorOf(order.subTotal, currency),
    tax: minorOf(order.totalTax, currency),
    total: minorOf(order.total, currency),
    tax_mode: taxModeOf(order.lineAmountTypes),
    lines: shownLines(order.lineItems, currency),
  };
}
