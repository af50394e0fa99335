import { z } from 'zod';
import { writeTool } from '../../domain/tool.ts';
import { billId, noteText } from './arguments.ts';
import { getBill } from './find-bill.ts';
import { lookUpNote, waitingState, writeNote } from './noting-tool.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';
import { getContact } from './xero-vendor.ts';

/**
 * Xero’s API mails sales invoices only, never a bill or an order, to nobody. So the question is written where the next person
 * will find it, with the address it is for; that a person sends it is said everywhere.
 */
export function xeroAsk(settings: XeroSettings, client: XeroClient) {
  const note = 'the question to the vendor is in its history, for accounts payable to send.';
  return writeTool({
    name: 'xero_ask_vendor',
    system: 'xero',
    title: 'write a question to the vendor',
    description:
      'Writes a question to the vendor into the history of the bill, for accounts payable to send. Xero itself mails nothing to vendors.',
    input: z.object({
      bill_id: billId,
      question: noteText('Question to the vendor', 'Accounts payable sends exactly this text.'),
    }),
    bindings: { bill_id: 'bill' },
    risk: 'low',
    reversible: true,
    movesMoney: false,
    harm: 'The vendor is asked something wrong, once a person has sent it.',
    editable: ['question'],
    says: () =>
      'Put this question to the vendor into the history of the bill, for accounts payable to send (Xero mails nothing)',
    preconditions: ({ bill_id }, { signal }) => waitingState(client, bill_id, signal),
    execute: async ({ bill_id, question }, call) => {
      const bill = await getBill(client, bill_id, call.signal);
      const address = await addressOf(client, bill.contact?.contactID, call.signal);
      const text = `To be sent to the vendor (${address}) by accounts payable (LeenOps): ${question}`;
      return writeNote(settings, client, { billId: bill_id, text, note }, call);
    },
    lookUp: ({ bill_id }, call) => lookUpNote(settings, client, { billId: bill_id, note }, call),
  });
}

async function addressOf(
  client: XeroClient,
  vendor: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  if (!vendor) return 'no address in Xero';
  const { emailAddress } = await getContact(client, vendor, signal);
  return emailAddress || 'no address in Xero';
}
