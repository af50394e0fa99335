import { handbookConnector } from '../../../src/connectors/handbook/handbook-connector.ts';
import { xeroConnector } from '../../../src/connectors/xero/xero-connector.ts';
import { caseOf } from '../../../src/domain/case.ts';
import { routeProposal } from '../../../src/domain/policy.ts';
import type { Routing } from '../../../src/domain/policy.ts';
import type { Action, ProposalBody } from '../../../src/domain/proposal.ts';
import { outOfScope } from '../../../src/domain/tool.ts';
import { getWriteTool } from '../../../src/domain/workflow.ts';
import type { Material, Recorded } from '../../../src/domain/workflow.ts';
import type { Json, JsonObject } from '../../../src/lib/json.ts';
import { invoiceExceptions } from '../../../src/workflows/invoice-exceptions.ts';
import { unusedCaps } from '../unused-caps.ts';

export const now = new Date('2026-11-23T12:00:00Z');

/** Over systems that nobody asks: these tests are about the rules. */
export const workflow = invoiceExceptions({
  xero: xeroConnector({ clientId: 'nobody', clientSecret: 'nobody', apiUrl: 'http://127.0.0.1:1' }),
  handbook: handbookConnector({ webUrl: null }),
  timeZone: 'Europe/Amsterdam',
});

const line = {
  item: 'OAK',
  description: 'Oak board',
  quantity: 10,
  unit_price: '100.00',
  amount: 100_000,
  tax_type: 'INPUT2',
};
const id = (letter: string) => `${letter.repeat(8)}-0000-4000-8000-000000000001`;
const other = {
  bill_id: id('d'),
  number: 'INV-0',
  status: 'PAID',
  order_number: 'PO-0',
  date: '2026-10-01',
  total: 99_000,
  currency: 'eur',
};

/** A bill of €1,200.00 that agrees in everything. */
export const papers = {
  xero_bill: {
    ...other,
    bill_id: id('b'),
    number: 'INV-1',
    status: 'SUBMITTED',
    order_number: 'PO-1' as string | null,
    date: '2026-11-20',
    total: 120_000,
    vendor: { id: id('c') as string | null, name: 'Nordlys' },
    due_date: '2026-12-20',
    amount_due: 120_000,
    subtotal: 100_000,
    tax: 20_000,
    tax_mode: 'Exclusive',
    lines: [line],
    owner: null,
    held: false,
    notes: [],
    attachments: [],
    same_number: [] as (typeof other)[],
  },
  xero_purchase_order: {
    number: 'PO-1',
    status: 'AUTHORISED',
    vendor: { id: id('c'), name: 'Nordlys' },
    currency: 'eur',
    subtotal: 100_000,
    tax: 20_000,
    total: 120_000,
    tax_mode: 'Exclusive',
    lines: [line],
  },
  xero_receipts: {
    order_number: 'PO-1',
    received: [{ item: 'OAK', quantity: 10 }],
    receipts: [{ on: '2026-11-18', slip: 'DN-1' as string | null, noted_by: 'Tomas' }],
    unreadable: 0,
  },
  xero_vendor: {
    vendor_id: id('c'),
    name: 'Nordlys',
    status: 'ACTIVE',
    bank_account: { ending: '…7947', changed_at: null as string | null },
    bills_paid: 4,
    last_paid_on: '2026-10-20' as string | null,
    average_paid: { amount: 110_000, currency: 'eur' },
    approved_30d: { count: 0, amount: 0, currency: 'eur' } as {
      count: number;
      amount: number;
      currency: string;
    } | null,
    open: [],
    open_count: 1,
    recent: [other],
  },
  xero_people: { people: [{ name: 'Noor', email: 'noor@example.com' }] },
};

export type Papers = { [Name in keyof typeof papers]?: Partial<(typeof papers)[Name]> };
type Name = keyof typeof papers;

/** The papers with these changes; a paper that is `null` was not read. */
export function material(changes: Papers = {}, unread: readonly Name[] = []): Material<JsonObject> {
  const readings = (Object.keys(papers) as Name[])
    .filter((tool) => !unread.includes(tool))
    .map((tool): Recorded => ({
      tool,
      args: {},
      data: { ...papers[tool], ...changes[tool] } as Json,
      record: { system: 'xero', id: tool, label: tool, url: null },
      readAt: now,
    }));
  return { intake: { bill: 'INV-1' }, readings, now };
}

const bill_id = papers.xero_bill.bill_id;
export const approve = (args: JsonObject = {}) => ({
  tool: 'xero_approve_bill',
  args: { bill_id, amount: 120_000, currency: 'eur', ...args },
});
export const hold = { tool: 'xero_hold_bill', args: { bill_id, reason: 'It differs.' } };
export const route = (owner_email = 'noor@example.com') => ({
  tool: 'xero_route_bill',
  args: { bill_id, owner_email, reason: 'Please look.' },
});

type Proposing = {
  papers?: Papers;
  unread?: readonly Name[];
  actions?: { tool: string; args: JsonObject }[];
  confidence?: number;
};

export function routed({
  papers: changes = {},
  unread = [],
  actions = [approve()],
  confidence = 0.95,
}: Proposing): Routing {
  const read = material(changes, unread);
  const scope = workflow.scope(read);
  const proposed = actions.map(({ tool, args }): Action => {
    const write = getWriteTool(workflow, tool);
    return {
      id: 'act_1',
      tool,
      args,
      says: write.says(args),
      risk: write.risk,
      movesMoney: write.movesMoney,
      outOfScope: outOfScope(write, args, scope),
    };
  });
  const body: ProposalBody = {
    summary: '',
    category: 'match',
    confidence,
    policy: null,
    evidence: [],
    question: null,
    actions: proposed,
  };
  return routeProposal(
    workflow.policy,
    caseOf(workflow, read, body, [], { caps: unusedCaps(workflow) }),
    'live',
  );
}
