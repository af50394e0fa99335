import { githubConnector } from '../../src/connectors/github/github-connector.ts';
import { handbookConnector } from '../../src/connectors/handbook/handbook-connector.ts';
import { stripeConnector } from '../../src/connectors/stripe/stripe-connector.ts';
import { xeroConnector } from '../../src/connectors/xero/xero-connector.ts';
import { zendeskConnector } from '../../src/connectors/zendesk/zendesk-connector.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { invoiceExceptions } from '../../src/workflows/invoice-exceptions.ts';
import { issueSummarization } from '../../src/workflows/issue-summarization.ts';
import { supportTriage } from '../../src/workflows/support-triage.ts';

/** The three workflows that people ask for about one record, over systems that nothing here reaches. */
export function workflowsOver(repositories: readonly string[]): Workflow[] {
  const handbook = handbookConnector();
  const zendesk = zendeskConnector({
    apiUrl: 'https://hearth.zendesk.com',
    webUrl: 'https://help.hearth.example',
    auth: { email: 'agent@example.com', apiToken: 'token' },
    orderFieldId: 1,
  });
  return [
    supportTriage({ zendesk, stripe: stripeConnector({ apiKey: 'rk_test' }), handbook }),
    issueSummarization({ github: githubConnector({ token: 'ghp_nobody', repositories }), handbook }),
    invoiceExceptions({
      xero: xeroConnector({ clientId: 'nobody', clientSecret: 'nothing', now: () => new Date() }),
      handbook,
      timeZone: 'Europe/Amsterdam',
    }),
  ];
}
