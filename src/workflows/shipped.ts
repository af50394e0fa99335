import type { GithubConnector } from '../connectors/github/github-connector.ts';
import type { HandbookConnector } from '../connectors/handbook/handbook-connector.ts';
import type { HubspotConnector } from '../connectors/hubspot/hubspot-connector.ts';
import type { OperationsConnector } from '../connectors/operations/operations-connector.ts';
import type { SlackConnector } from '../connectors/slack/slack-connector.ts';
import type { StripeConnector } from '../connectors/stripe/stripe-connector.ts';
import type { WebConnector } from '../connectors/web/web-connector.ts';
import type { XeroConnector } from '../connectors/xero/xero-connector.ts';
import type { ZendeskConnector } from '../connectors/zendesk/zendesk-connector.ts';
import type { Workflow } from '../domain/workflow.ts';
import { invoiceExceptions } from './invoice-exceptions.ts';
import { issueSummarization } from './issue-summarization.ts';
import { leadEnrichment } from './lead-enrichment.ts';
import { supportTriage } from './support-triage.ts';
import { weeklyReporting } from './weekly-reporting.ts';

/** What every workspace has, and what only some have. */
export type Connectors = {
  zendesk: ZendeskConnector;
  stripe: StripeConnector;
  handbook: HandbookConnector;
  slack: SlackConnector;
  operations: OperationsConnector;
  github?: GithubConnector;
  xero?: XeroConnector;
  hubspot?: HubspotConnector;
  web?: WebConnector;
};

/** A workflow that is not offered in this workspace, and the settings that it needs. */
export type NotOffered = { workflow: string; needs: string };

/** The workflows that ship. A new one is a file beside these and a line here; without its systems it makes none. */
const shipped: readonly {
  id: string;
  needs: string;
  from: (connectors: Connectors) => Workflow | undefined;
}[] = [
  { id: 'support-triage', needs: 'ZENDESK_URL, STRIPE_API_KEY', from: supportTriage },
  {
    id: 'issue-summarization',
    needs: 'GITHUB_TOKEN, GITHUB_REPOSITORIES',
    from: ({ github, handbook }) => github && issueSummarization({ github, handbook }),
  },
  {
    id: 'invoice-exceptions',
    needs: 'XERO_CLIENT_ID, XERO_CLIENT_SECRET',
    from: ({ xero, handbook, operations: { timeZone } }) =>
      xero && invoiceExceptions({ xero, handbook, timeZone }),
  },
  {
    id: 'lead-enrichment',
    needs: 'HUBSPOT_TOKEN',
    from: ({ hubspot, web, handbook }) =>
      hubspot && leadEnrichment({ hubspot, handbook, ...(web ? { web } : {}) }),
  },
  {
    id: 'weekly-reporting',
    needs: 'GITHUB_TOKEN, GITHUB_REPOSITORIES',
    from: ({ github, ...others }) => github && weeklyReporting({ ...others, github }),
  },
];

export function shippedWorkflows(connectors: Connectors): Workflow[] {
  return shipped.flatMap(({ from }) => from(connectors) ?? []);
}

/** For the start log and the doctor: which workflows this workspace lacks a system for. */
export function notOffered(connectors: Connectors): NotOffered[] {
  return shipped.flatMap(({ id, needs, from }) => (from(connectors) ? [] : [{ workflow: id, needs }]));
}
