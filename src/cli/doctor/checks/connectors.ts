import type { Connector } from '../../../connectors/connector.ts';
import type { Connectors } from '../../../workflows/shipped.ts';
import { looked } from '../finding.ts';
import type { Finding } from '../finding.ts';

/** Where to look when a system refuses or does not answer. */
const settings: Record<keyof Connectors, string> = {
  stripe: 'Check STRIPE_API_KEY and STRIPE_API_URL.',
  zendesk: 'Check ZENDESK_URL, ZENDESK_EMAIL, ZENDESK_API_TOKEN and ZENDESK_ORDER_FIELD_ID.',
  handbook: 'Check the pages in handbook/.',
  slack: 'Check SLACK_BOT_TOKEN, REPORT_CHANNELS and the teams.',
  operations: 'Check DATABASE_URL, and that the app has started once.',
  github: 'Check GITHUB_TOKEN, GITHUB_REPOSITORIES and GITHUB_API_URL.',
  xero: 'Check XERO_CLIENT_ID, XERO_CLIENT_SECRET, XERO_TENANT_ID and XERO_SCOPES.',
  hubspot: 'Check HUBSPOT_TOKEN and HUBSPOT_API_URL.',
  web: 'Check WEB_PAGE_HOSTS.',
};

/** Whether each business system that this workspace has takes its key and can be read. */
export async function checkConnectors(connectors: Connectors): Promise<Finding[]> {
  const there = Object.entries(connectors) as [keyof Connectors, Connector][];
  const found = await Promise.all(
    there.map(([name, connector]) =>
      looked(`System ${name}`, settings[name], async (says, signal) =>
        says.fine(await connector.check(signal)),
      ),
    ),
  );
  return found.flat();
}
