import { githubConnector } from './connectors/github/github-connector.ts';
import { handbookConnector } from './connectors/handbook/handbook-connector.ts';
import { hubspotConnector } from './connectors/hubspot/hubspot-connector.ts';
import { operationsConnector } from './connectors/operations/operations-connector.ts';
import { slackConnector } from './connectors/slack/slack-connector.ts';
import { stripeConnector } from './connectors/stripe/stripe-connector.ts';
import { webConnector } from './connectors/web/web-connector.ts';
import { xeroConnector } from './connectors/xero/xero-connector.ts';
import { zendeskConnector } from './connectors/zendesk/zendesk-connector.ts';
import { listTeams } from './db/teams.ts';
import { metricsFor } from './reports/metrics.ts';
import { reportTeams } from './workflows/weekly-reporting.ts';
import type { Config } from './config.ts';
import type { Db } from './db/client.ts';
import type { Clock } from './lib/time.ts';
import type { Connectors } from './workflows/shipped.ts';

/** The business systems as the configuration names them; our own runs and teams are read like any other. */
export function connectorsFrom(config: Config, now: Clock, db: Db): Connectors {
  const { stripe, zendesk, github, xero, hubspot, web, slack, handbookUrl, timeZone, reportChannels } =
    config;
  const { email, apiToken, orderFieldId, apiUrl, webUrl } = zendesk;
  return {
    stripe: stripeConnector({
      now,
      timeZone,
      apiKey: stripe.apiKey,
      ...(stripe.apiUrl ? { apiUrl: stripe.apiUrl } : {}),
      ...(stripe.webUrl ? { webUrl: stripe.webUrl } : {}),
    }),
    zendesk: zendeskConnector({
      apiUrl,
      orderFieldId,
      auth: { email, apiToken },
      ...(webUrl ? { webUrl } : {}),
    }),
    ...(github ? { github: githubConnector({ ...github, timeZone }) } : {}),
    ...(xero ? { xero: xeroConnector({ ...xero, now }) } : {}),
    ...(hubspot ? { hubspot: hubspotConnector(hubspot) } : {}),
    ...(web ? { web: webConnector(web) } : {}),
    handbook: handbookConnector({ webUrl: handbookUrl ?? null }),
    slack: slackConnector({
      botToken: slack.botToken,
      wider: reportChannels,
      own: async () =>
        (await listTeams(db, reportTeams)).map(({ id, channelId }) => ({ channel: channelId, team: id })),
      ...(slack.apiUrl ? { apiUrl: slack.apiUrl } : {}),
    }),
    operations: operationsConnector({
      timeZone,
      now,
      metrics: (period) => metricsFor({ db, now }, { period }),
    }),
  };
}
