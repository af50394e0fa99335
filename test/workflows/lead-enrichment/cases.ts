import { handbookConnector } from '../../../src/connectors/handbook/handbook-connector.ts';
import { hubspotConnector } from '../../../src/connectors/hubspot/hubspot-connector.ts';
import { webConnector } from '../../../src/connectors/web/web-connector.ts';
import { caseOf } from '../../../src/domain/case.ts';
import { routeProposal } from '../../../src/domain/policy.ts';
import type { Routing } from '../../../src/domain/policy.ts';
import type { Action, ProposalBody } from '../../../src/domain/proposal.ts';
import { outOfScope } from '../../../src/domain/tool.ts';
import { getWriteTool } from '../../../src/domain/workflow.ts';
import type { Material, Recorded } from '../../../src/domain/workflow.ts';
import type { Json, JsonObject } from '../../../src/lib/json.ts';
import { leadEnrichment } from '../../../src/workflows/lead-enrichment.ts';
import { unusedCaps } from '../unused-caps.ts';

export const now = new Date('2026-11-23T12:00:00Z');

/** Over systems that nobody asks: these tests are about the rules. */
export const workflow = leadEnrichment({
  hubspot: hubspotConnector({ token: 'nobody', apiUrl: 'http://127.0.0.1:1' }),
  web: webConnector({ hosts: ['company-domains'] }),
  handbook: handbookConnector({ webUrl: null }),
});

/** A lead whose company is known by its name and domain alone, and whose page says more. */
export const papers = {
  hubspot_contact: {
    contact_id: '10',
    name: 'Hana Sato',
    email: 'hana@oak.example',
    message: null as string | null,
    lifecycle_stage: 'lead',
    lead_status: 'OPEN' as string | null,
    owner: 'yara@example.com' as string | null,
    unsubscribed: false,
    quarantined: false,
    legal_basis: null as string | null,
    fields: { company: '', jobtitle: '', phone: '', city: '', country: '' },
    set_by: { jobtitle: null as string | null },
    companies: [{ company_id: '20', name: 'Oak', domain: 'oak.example' as string | null, primary: true }],
  },
  hubspot_company: {
    company_id: '20',
    name: 'Oak',
    domain: 'oak.example' as string | null,
    description: null as string | null,
    owner: 'yara@example.com' as string | null,
    fields: {
      industry: '',
      numberofemployees: '',
      founded_year: '',
      phone: '',
      city: '',
      country: 'Ireland',
    },
    set_by: { country: 'a person' as string | null },
  },
  hubspot_deals: { company_id: '20', open: 0, won: 0, lost: 0, deals: [] as Json[] },
  hubspot_owners: {
    owners: [
      { name: 'Yara', email: 'yara@example.com' },
      { name: 'Joel', email: 'joel@example.com' },
    ],
  },
  web_page: {
    host: 'oak.example',
    path: '/about',
    title: 'About Oak',
    text: 'We make oak furniture in Cork. 1,200 people work with us. Call +353 21 555 0100. Founded in 1987.',
    is_cut: false,
    hidden_texts: 0,
  },
};

export type Papers = { [Name in keyof typeof papers]?: Partial<(typeof papers)[Name]> };
type Name = keyof typeof papers;

/** The papers with these changes; those that are named as unread are not there. */
export function material(changes: Papers = {}, unread: readonly Name[] = []): Material<JsonObject> {
  const readings = (Object.keys(papers) as Name[])
    .filter((tool) => !unread.includes(tool))
    .map((tool): Recorded => ({
      tool,
      args: {},
      data: { ...papers[tool], ...changes[tool] } as Json,
      record: {
        system: 'hubspot',
        id: tool,
        label: tool === 'web_page' ? 'oak.example/about' : tool,
        url: null,
      },
      readAt: now,
    }));
  return { intake: { contact: '10' }, readings, now };
}

export type Proposed = { tool: string; args: JsonObject };

export const fill = (args: JsonObject = {}): Proposed => ({
  tool: 'hubspot_update_company',
  args: {
    company_id: '20',
    property: 'numberofemployees',
    before: '',
    value: '1200',
    source: 'web_page',
    quote: '1,200 people work with us',
    ...args,
  },
});
export const ofPerson = (args: JsonObject = {}): Proposed => {
  const { company_id: _company, ...rest } = fill().args;
  return {
    tool: 'hubspot_update_contact',
    args: { contact_id: '10', ...rest, property: 'jobtitle', ...args },
  };
};
export const giveTo = (owner_email = 'joel@example.com', before = 'yara@example.com'): Proposed => ({
  tool: 'hubspot_set_owner',
  args: { contact_id: '10', owner_email, before },
});
export const setStatus = (before = 'OPEN'): Proposed => ({
  tool: 'hubspot_set_lead_status',
  args: { contact_id: '10', status: 'CONNECTED', before },
});

type Proposing = {
  papers?: Papers;
  unread?: readonly Name[];
  actions?: Proposed[];
  confidence?: number;
  question?: string;
};

export function bodyOf(
  read: Material<JsonObject>,
  actions: readonly Proposed[],
  more: Partial<ProposalBody> = {},
) {
  const scope = workflow.scope(read);
  const body: ProposalBody = {
    summary: '',
    category: 'complete',
    confidence: 0.95,
    policy: null,
    evidence: [],
    question: null,
    actions: actions.map(({ tool, args }, index): Action => {
      const write = getWriteTool(workflow, tool);
      const { risk, movesMoney } = write;
      const foreign = outOfScope(write, args, scope);
      return {
        id: `act_${index}`,
        tool,
        args,
        says: write.says(args),
        risk,
        movesMoney,
        outOfScope: foreign,
      };
    }),
    ...more,
  };
  return body;
}

export function routed({
  papers: changes = {},
  unread = [],
  actions = [fill()],
  confidence = 0.95,
  question,
}: Proposing): Routing {
  const read = material(changes, unread);
  const body = bodyOf(read, actions, { confidence, ...(question ? { question } : {}) });
  return routeProposal(
    workflow.policy,
    caseOf(workflow, read, body, [], { caps: unusedCaps(workflow) }),
    'live',
  );
}
