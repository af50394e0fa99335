import { describe, expect, test } from 'vitest';
import { fromAnnouncement } from '../../src/workflows/invoice-exceptions/intake.ts';
import { workflowsOver } from './shipped-workflows.ts';

const [triage, issues, bills] = workflowsOver(['acme/shop', 'acme/website']);

describe('in a message somebody points at', () => {
  test.each([
    ['Can somebody look at ticket 1042?', '1042'],
    ['Zendesk #1042 again', '1042'],
    ['#1042', '1042'],
    ['[Ticket #1042] is the same as https://hearth.zendesk.com/agent/tickets/1042', '1042'],
    ['https://other.zendesk.com/agent/tickets/1042', undefined],
    ['tickets 1042 and #1043', undefined],
    ['issue #1042', undefined],
    ['room 1042 at 10:42', undefined],
    ['acme/shop#1042', undefined],
  ])('“%s” names the ticket %s', (text, ticket) => {
    expect(triage?.intakeFromMessage?.(text)).toEqual(ticket && { ticket });
  });

  test.each([
    ['see https://github.com/acme/shop/issues/42#issuecomment-7', { repository: 'acme/shop', number: '42' }],
    ['acme/shop#42, like acme/shop#42', { repository: 'acme/shop', number: '42' }],
    ['acme/shop#42 broke what left-pad/left-pad#7 did', { repository: 'acme/shop', number: '42' }],
    ['left-pad/left-pad#7', { repository: 'left-pad/left-pad', number: '7' }],
    ['issue 42 is back', { repository: '', number: '42' }],
    ['acme/shop#42 and acme/shop#43', undefined],
    ['https://github.example/acme/shop/issues/42', undefined],
    ['https://github.com/acme/shop/pull/42', undefined],
    ['ticket #42', undefined],
  ])('“%s” names the issue %j', (text, issue) => {
    expect(issues?.intakeFromMessage?.(text)).toEqual(issue);
  });

  test.each([
    ['Invoice no. 7/26 from Nordholz', '7/26'],
    ['INV-2042 has another price than PO-1187', 'INV-2042'],
    ['Bill: QC-0007', 'QC-0007'],
    ['billing is down since 10:42', undefined],
    ['INV-2041 or INV-2042?', undefined],
    ['the bill for PO-1187', undefined],
  ])('“%s” names the bill %s', (text, bill) => {
    expect(bills?.intakeFromMessage?.(text)).toEqual(bill && { bill });
  });

  test.each([
    ['Invoice INV-2041 from Nordholz, due Friday', { bill: 'INV-2041' }],
    ['Fwd: Re: bill INV-2041', { bill: 'INV-2041' }],
    ['did you see bill INV-2041?', undefined],
    ['INV-2041 looks odd', undefined],
  ])('where it is watched, “%s” asks for %j', (text, asked) => {
    expect(fromAnnouncement(text)).toEqual(asked);
  });
});
