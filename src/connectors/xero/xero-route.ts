import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';
import { writeTool } from '../../domain/tool.ts';
import { billId, noteText } from './arguments.ts';
import { ownerNote } from './history.ts';
import { lookUpNote, waitingState, writeNote } from './noting-tool.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';
import { xeroFailure } from './xero-failure.ts';
import { listPeople } from './xero-people.ts';

const input = z.object({
  bill_id: billId,
  owner_email: z
    .string()
    .max(254)
    .regex(/^[^\s"'<>\\]+@[^\s"'<>\\]+$/, 'An e-mail address')
    .describe('The e-mail address of a person from xero_people')
    .register(fieldLook, { title: 'New owner' }),
  reason: noteText('What they shall look at', 'Stands in the history of the bill in Xero.'),
});

/** Xero has no assignee either: the last note of this form in the bill’s history names the owner. */
export function xeroRoute(settings: XeroSettings, client: XeroClient) {
  const said = (email: string) => `${email} is noted as its owner.`;
  return writeTool({
    name: 'xero_route_bill',
    system: 'xero',
    title: 'give the bill to a person',
    description:
      'Notes on the bill who owns it from now on, and why. The person must work in this Xero organisation.',
    input,
    bindings: { bill_id: 'bill', owner_email: 'person' },
    risk: 'low',
    reversible: true,
    movesMoney: false,
    harm: 'The wrong person is asked, and the bill lies about.',
    editable: ['owner_email', 'reason'],
    says: ({ owner_email }) => `Note ${owner_email} as the owner of the bill, with what they shall look at`,
    preconditions: ({ bill_id }, { signal }) => waitingState(client, bill_id, signal),
    execute: async ({ bill_id, owner_email, reason }, call) => {
      const people = await listPeople(client, call.signal);
      const person = people.find(({ email }) => email === owner_email.toLowerCase());
      if (!person) throw notOneOfUs();
      const text = ownerNote(person, reason);
      return writeNote(settings, client, { billId: bill_id, text, note: said(person.email) }, call);
    },
    lookUp: ({ bill_id, owner_email }, call) =>
      lookUpNote(settings, client, { billId: bill_id, note: said(owner_email.toLowerCase()) }, call),
  });
}

function notOneOfUs() {
  return xeroFailure({
    code: 'unknown_person',
    certainty: 'not_applied',
    message: 'Nobody with this address works in the Xero organisation. Give the bill to one of its people.',
  });
}
