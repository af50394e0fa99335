import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { orderNumber } from './arguments.ts';
import { linesOf, notesIn } from './history.ts';
import { isAboutGoods, receiptsIn, receivedIn } from './receipt-note.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';
import { getOrder } from './xero-order.ts';
import { orderRecord } from './xero-records.ts';

/**
 * Xero has no goods receipt. What the warehouse notes in the history of the order, in one fixed form, stands for it: there the
 * time and the person are Xero's own, no vendor can write it, and it cannot be changed afterwards.
 */
export function xeroReceipts(settings: XeroSettings, client: XeroClient) {
  return readTool({
    name: 'xero_receipts',
    system: 'xero',
    title: 'read what was received',
    description:
      'What the warehouse noted as received on the purchase order, and the sums by item. `unreadable` counts notes about goods ' +
      'that do not have the fixed form: they are in no sum.',
    input: z.object({ order_number: orderNumber }),
    bindings: { order_number: 'order' },
    read: async ({ order_number }, { signal }) => {
      const order = await getOrder(client, order_number, signal);
      const id = order.purchaseOrderID ?? '';
      const [{ historyRecords }, attachments] = await Promise.all([
        client.read(signal, (api, tenant) => api.getPurchaseOrderHistory(tenant, id)),
        order.hasAttachments
          ? client.read(signal, (api, tenant) => api.getPurchaseOrderAttachments(tenant, id))
          : { attachments: [] },
      ]);
      const notes = notesIn(linesOf(historyRecords)).filter(({ text }) => isAboutGoods(text));
      const receipts = notes.flatMap(({ text, by, at }) =>
        (receiptsIn(text) ?? []).map((receipt) => ({ ...receipt, noted_by: by, noted_at: at })),
      );
      return {
        data: {
          order_number,
          received: receivedIn(receipts),
          receipts,
          unreadable: notes.filter(({ text }) => !receiptsIn(text)).length,
          attachments: (attachments.attachments ?? []).map(({ fileName }) => fileName ?? 'without a name'),
        },
        record: { ...orderRecord(settings.webUrl, id, order_number), label: `Receipts on ${order_number}` },
      };
    },
  });
}
