import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import { z } from 'zod';
import { writeTool } from '../../domain/tool.ts';
import { billId, noteText } from './arguments.ts';
import { statusOf } from './find-bill.ts';
import { heldNote } from './history.ts';
import { lookUpNote, waitingState, writeNote } from './noting-tool.ts';
import { setStatus } from './set-status.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';

/** Xero has no “on hold”: a bill that is a draft is in no list of bills to approve or to pay, and a note says why. */
export function xeroHold(settings: XeroSettings, client: XeroClient) {
  const note = 'held as a draft, with the reason in its history.';
  const backToDraft = (bill_id: string) => ({
    isDone: (bill: Invoice) => statusOf(bill) === 'DRAFT',
    make: (_bill: Invoice, call: { key: string; signal: AbortSignal }) =>
      setStatus(client, bill_id, 'DRAFT', call),
  });
  return writeTool({
    name: 'xero_hold_bill',
    system: 'xero',
    title: 'hold the bill',
    description:
      'Holds a bill that waits: sets it back to draft and notes the reason, so that nobody approves it by routine.',
    input: z.object({
      bill_id: billId,
      reason: noteText('Reason', 'Stands in the history of the bill in Xero.'),
    }),
    bindings: { bill_id: 'bill' },
    risk: 'low',
    reversible: true,
    movesMoney: false,
    harm: 'A good bill is paid late, and the vendor stops delivering or charges interest.',
    editable: ['reason'],
    says: () => 'Hold the bill as a draft and note the reason in its history',
    preconditions: ({ bill_id }, { signal }) => waitingState(client, bill_id, signal),
    execute: ({ bill_id, reason }, call) =>
      writeNote(
        settings,
        client,
        { billId: bill_id, text: heldNote(reason), note, also: backToDraft(bill_id) },
        call,
      ),
    lookUp: ({ bill_id }, call) =>
      lookUpNote(settings, client, { billId: bill_id, note, also: backToDraft(bill_id) }, call),
  });
}
