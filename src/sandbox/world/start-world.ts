import { demoModel } from '../../config/demo.ts';
import { companyKeys, orderFieldId } from '../company/company-keys.ts';
import type { CompanyState } from '../company/company-state.ts';
import { startCompany } from '../company/start-company.ts';
import type { Company } from '../company/start-company.ts';
import { manifestScopes } from '../../cli/doctor/manifest-scopes.ts';
import { connectionCheck } from '../model/brains/connection-check.ts';
import { githubKeys } from '../github/github-keys.ts';
import { startGithub } from '../github/start-github.ts';
import { hookKeys, publicUrl } from '../hooks/hook-keys.ts';
import type { GithubServer } from '../github/start-github.ts';
import { invoiceExceptions } from '../model/brains/invoice-exceptions.ts';
import { issueSummarization } from '../model/brains/issue-summarization.ts';
import { leadEnrichment } from '../model/brains/lead-enrichment.ts';
import { supportTriage } from '../model/brains/support-triage.ts';
import { weeklyReporting } from '../model/brains/weekly-reporting.ts';
import { demoApiKey, startModelServer } from '../model/start-model-server.ts';
import type { ModelServer } from '../model/start-model-server.ts';
import { startSlackServer } from '../slack/start-slack-server.ts';
import type { SlackServer, SlackServerOptions } from '../slack/start-slack-server.ts';
import type { Seed as WorkspaceSeed } from '../slack/workspace/create-workspace.ts';
import { admins, channels, timeZone, workspaceSeed } from './hearth-and-pine.ts';
import { readManifest } from './read-manifest.ts';

export type World = {
  slack: SlackServer;
  model: ModelServer;
  company: Company;
  github: GithubServer;
  /** What the unmodified app needs in its environment to live in this world. */
  environment(app: {
    databaseUrl: string;
    /** Left out, nobody has bound a team yet. */
    seedFile?: string;
    /** The MCP servers, and where the invented registry keeps its claims; left out, there are none. */
    mcp?: { file: string; claims: string };
    port: number;
    receive?: 'http' | 'socket';
  }): Record<string, string>;
  /** The company's systems tell the app of changes from now on: `http://127.0.0.1:3000`. */
  deliverHooksTo(base: string): void;
  close(): Promise<void>;
};

export type WorldOptions = {
  /** Where Slack's and the company's state is kept over restarts; left out, it is forgotten. */
  files?: { slack: string; company: string; github: string };
  slackPort?: number;
  companyPort?: number;
  githubPort?: number;
  modelDelayMs?: number;
  /** What the app may do in Slack; left out, what manifest.yml asks for. */
  scopes?: string[];
  /** Other people and other business than Hearth & Pine's. */
  seed?: { workspace?: WorkspaceSeed; company?: CompanyState };
} & Pick<SlackServerOptions, 'page' | 'pace' | 'timing'>;

const slackKeys = {
  botToken: 'xoxb-hearth-and-pine',
  appToken: 'xapp-hearth-and-pine',
  signingSecret: 'hearth-and-pine-signing-secret',
} as const;

/** Starts everything that is outside the app: a local Slack, a model that is rules, and the company's systems. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { files, slackPort, companyPort, githubPort, modelDelayMs = 0, scopes = manifestScopes() } = options;
  const { seed, page, pace, timing } = options;
  const manifest = readManifest();
  const slack = await startSlackServer({
    seed: seed?.workspace ?? workspaceSeed,
    app: {
      ...slackKeys,
      scopes,
      events: manifest.settings.event_subscriptions.bot_events,
      shortcuts: manifest.features.shortcuts.map(({ name, type, callback_id: callbackId }) => ({
        kind: type,
        callbackId,
        name,
      })),
      commands: [
        {
          name: '/leenops',
          description: 'Run workflows and see what they do',
          usageHint:
            'run | runs | find | show | rerun | reverse | cancel | incidents | pause | resume | promote | demote | queue | claim | away | map | schedules | metrics | digest | token | teams | tools | help',
          shouldEscape: true,
        },
      ],
    },
    ...(slackPort === undefined ? {} : { port: slackPort }),
    ...(files ? { stateFile: files.slack } : {}),
    ...(page ? { page } : {}),
    ...(pace === undefined ? {} : { pace }),
    ...(timing ? { timing } : {}),
  });
  const company = await startCompany({
    ...(companyPort === undefined ? {} : { port: companyPort }),
    ...(files ? { stateFile: files.company } : {}),
    ...(seed?.company ? { seed: seed.company } : {}),
  });
  const github = await startGithub({
    ...(githubPort === undefined ? {} : { port: githubPort }),
    ...(files ? { stateFile: files.github } : {}),
  });
  const model = await startModelServer({
    brains: [
      supportTriage,
      issueSummarization,
      invoiceExceptions,
      leadEnrichment,
      weeklyReporting,
      connectionCheck,
    ],
    delayMs: modelDelayMs,
  });
  return {
    slack,
    model,
    company,
    github,
    environment: ({ databaseUrl, seedFile, mcp, port, receive = 'http' }) => ({
      DATABASE_URL: databaseUrl,
      LEENOPS_ADMINS: admins.join(','),
      LEENOPS_TIME_ZONE: timeZone,
      ...(seedFile === undefined ? {} : { LEENOPS_SEED_FILE: seedFile }),
      ...(mcp ? { MCP_SERVERS_FILE: mcp.file, WARRANTY_FILE: mcp.claims } : {}),
      PORT: String(port),
      DEMO_MODE: 'true',
      SLACK_BOT_TOKEN: slackKeys.botToken,
      ...(receive === 'http'
        ? { SLACK_SIGNING_SECRET: slackKeys.signingSecret }
        : { SLACK_APP_TOKEN: slackKeys.appToken }),
      SLACK_API_URL: slack.apiUrl,
      OPENAI_API_KEY: demoApiKey,
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: demoModel,
      STRIPE_API_KEY: companyKeys.stripeApiKey,
      STRIPE_API_URL: company.stripeUrl,
      STRIPE_WEB_URL: company.url,
      ZENDESK_URL: company.zendeskUrl,
      ZENDESK_WEB_URL: company.url,
      ZENDESK_EMAIL: companyKeys.zendeskEmail,
      ZENDESK_API_TOKEN: companyKeys.zendeskApiToken,
      ZENDESK_ORDER_FIELD_ID: String(orderFieldId),
      GITHUB_TOKEN: githubKeys.token,
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORIES: 'acme/shop acme/website',
      XERO_CLIENT_ID: companyKeys.xeroClientId,
      XERO_CLIENT_SECRET: companyKeys.xeroClientSecret,
      XERO_API_URL: company.xeroUrl,
      XERO_IDENTITY_URL: company.xeroUrl,
      XERO_WEB_URL: company.url,
      HUBSPOT_TOKEN: companyKeys.hubspotToken,
      HUBSPOT_API_URL: company.hubspotUrl,
      HUBSPOT_WEB_URL: `${company.url}/contacts/1`,
      WEB_PAGE_HOSTS: 'company-domains',
      WEB_PAGE_DEMO_URL: company.sitesUrl,
      REPORT_CHANNELS: channels.leaders,
      LEENOPS_DIGEST_CHANNEL: channels.leaders,
      ...Object.fromEntries(
        Object.entries(hookKeys).map(([vendor, key]) => [`WEBHOOK_SECRET_${vendor.toUpperCase()}`, key]),
      ),
      PUBLIC_URL: publicUrl,
      HANDBOOK_URL: `${company.url}/handbook`,
    }),
    deliverHooksTo(base) {
      company.hooks.deliverTo(base);
      github.hooks.deliverTo(base);
    },
    async close() {
      await Promise.all([slack.close(), company.close(), github.close(), model.close()]);
    },
  };
}
