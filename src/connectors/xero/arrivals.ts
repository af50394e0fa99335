import { z } from 'zod';
import type { Arrival, Delivery } from '../../domain/starts.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import { timeOf } from './amounts.ts';
import { getBill, listBillsWithNumber, statusOf, waiting } from './find-bill.ts';
import { historyOfBill, isByUs } from './history.ts';
import type { XeroClient } from './xero-client.ts';

const shape = z.object({
  events: z.array(z.object({ eventCategory: z.string(), resourceId: z.string() })),
});
const id = z.uuid();

/** The bills and invoices that a delivery names, each once. Throws ZodError when it is not as Xero describes it. */
export function invoiceIdsIn({ payload }: Delivery): string[] {
  const invoices = shape.parse(payload).events.filter(({ eventCategory }) => eventCategory === 'INVOICE');
  return [...new Set(invoices.map(({ resourceId }) => id.parse(resourceId).toLowerCase()))];
}

/**
 * Xero says only that something about an invoice changed, not what it is and not who did it, so both are looked up: bills that still
 * wait, unless the last word in their history is ours. Throws ToolFailure when Xero does not answer.
 */
export async function billArrivals(
  client: XeroClient,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  for (const invoiceId of invoiceIdsIn(delivery))
    arrivals.push(...(await arrivalOf(client, invoiceId, signal)));
  return arrivals;
}

async function arrivalOf(client: XeroClient, billId: string, signal: AbortSignal): Promise<Arrival[]> {
  const bill = await getBill(client, billId, signal).catch(noneIfMissing);
  if (!bill || !waiting.includes(statusOf(bill))) return [];
  if (isByUs(await historyOfBill(client, billId, signal))) return [];
  const change = timeOf(bill.updatedDateUTC) ?? '';
  const number = bill.invoiceNumber ?? '';
  const twins = number ? await listBillsWithNumber(client, number, signal) : [];
  const isOnly = twins.filter((each) => waiting.includes(statusOf(each))).length === 1;
  return [{ intake: { bill: isOnly ? number : billId }, change }];
}

/** Of another organisation, or an invoice of ours to a customer. */
function noneIfMissing(error: unknown): undefined {
  if (error instanceof ToolFailure && error.isMissing) return undefined;
  throw error;
}
