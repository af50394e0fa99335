import { z } from 'zod';
import type { TokenPrices } from './agent/agent-config.ts';
import type { GithubConfig } from './connectors/github/github-config.ts';
import { githubFrom } from './connectors/github/github-environment.ts';
import type { HubspotConfig } from './connectors/hubspot/hubspot-config.ts';
import { hubspotFrom } from './connectors/hubspot/hubspot-environment.ts';
import type { WebConfig } from './connectors/web/web-config.ts';
import { webFrom } from './connectors/web/web-environment.ts';
import type { McpServerConfig } from './connectors/mcp/mcp-config.ts';
import { mcpServersFrom } from './connectors/mcp/mcp-environment.ts';
import type { XeroConfig } from './connectors/xero/xero-config.ts';
import { xeroFrom } from './connectors/xero/xero-environment.ts';
import { seedShape } from './engine/workspace/seed.ts';
import type { Seed } from './engine/workspace/seed.ts';
import type { HookSettings } from './web/hooks/hooks.ts';
import { hooksFrom } from './web/hooks/hooks-environment.ts';
import { pricesFrom } from './config/caps.ts';
import { demoLabel, isDemo } from './config/demo.ts';
import { environment } from './config/environment.ts';
import { problemsBetween } from './config/problems-between.ts';
import type { Given } from './config/problems-between.ts';
import type { OwnSecret } from './secrets/own-secrets.ts';
import { secretsOfEnvironment } from './secrets/secrets-of-environment.ts';

/** What the environment says, read once. Everything is checked at once, and every problem comes with its remedy. */
export type Config = {
  databaseUrl: string;
  slack: {
    botToken: string;
    apiUrl: string | undefined;
    receive: { by: 'http'; signingSecret: string } | { by: 'socket'; appToken: string };
  };
  model: {
    label: string;
    kind: 'demo' | 'real';
    apiKey: string;
    baseUrl: string;
    model: string;
    api: 'auto' | 'responses' | 'chat';
    /** What the model costs, where the public list does not say or says otherwise. */
    prices?: Readonly<Record<string, TokenPrices>>;
  };
  /** What all runs together may cost in one day; null: nobody counts. */
  dailyCostMicroUsd: number | null;
  /** Every secret of the environment, so that none of them ever leaves in a text. */
  ownSecrets: readonly OwnSecret[];
  /** Hosts to which what goes out may lead; null where there is no list. */
  linkHosts: readonly string[] | null;
  stripe: { apiKey: string; apiUrl: string | undefined; webUrl: string | undefined };
  zendesk: {
    apiUrl: string;
    webUrl: string | undefined;
    email: string;
    apiToken: string;
    orderFieldId: number;
  };
  /** Absent where a workspace has no GitHub: then its workflows are not offered. */
  github: GithubConfig | undefined;
  /** Absent where a workspace has no Xero. */
  xero: XeroConfig | undefined;
  /** Absent where a workspace has no HubSpot. */
  hubspot: HubspotConfig | undefined;
  /** Absent where no web page may be read. */
  web: WebConfig | undefined;
  /** Servers of other programs’ tools. */
  mcp: readonly McpServerConfig[];
  handbookUrl: string | undefined;
  /** Slack ids of channels beside the teams' own in which reports may stand. */
  reportChannels: readonly string[];
  /** Who may send webhooks. */
  webhooks: HookSettings;
  port: number;
  /** Slack ids of those who bind teams, whatever the teams are. */
  admins: readonly string[];
  /** Where the workspace's clocks are. */
  timeZone: string;
  /** A channel's id. Absent: no digest is posted until an admin chooses a channel in Slack. */
  digestChannel: string | undefined;
  seed: Seed;
  /** By workflow, the emoji that starts it here in place of its own; `none` for none. */
  emojis: Readonly<Record<string, string>>;
  /** When what people did, and what was carried out, is looked at again, in place of the stated times. */
  looks: readonly [number, ...number[]] | null;
  sealFile: string | undefined;
  /** Who may scrape `/metrics`; absent: nobody. */
  metricsToken: string | undefined;
  logLevel: string;
};

export class ConfigProblems extends Error {
  override name = 'ConfigProblems';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`${problems.length} settings are missing or wrong.`);
    this.problems = problems;
  }
}

/** Reads and checks the environment. `readFile` gives the seed file's text. Throws ConfigProblems with every problem there is. */
export function readConfig(env: Given, readFile: (path: string) => string): Config {
  const known = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(known);
  const mcp = mcpServersFrom(known, readFile, {
    own: Object.keys(environment.shape),
    onlyLocal: isDemo(known['DEMO_MODE']),
  });
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}`),
    ...problemsBetween(known),
    ...mcp.problems,
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigProblems(problems);
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    slack: {
      botToken: data.SLACK_BOT_TOKEN,
      apiUrl: data.SLACK_API_URL,
      receive: data.SLACK_APP_TOKEN
        ? { by: 'socket', appToken: data.SLACK_APP_TOKEN }
        : { by: 'http', signingSecret: data.SLACK_SIGNING_SECRET ?? '' },
    },
    model: {
      kind: isDemo(data.DEMO_MODE) ? 'demo' : 'real',
      label: isDemo(data.DEMO_MODE) ? demoLabel : data.OPENAI_MODEL,
      apiKey: data.OPENAI_API_KEY,
      baseUrl: data.OPENAI_BASE_URL,
      model: data.OPENAI_MODEL,
      api: data.MODEL_API,
      ...pricesFrom(data),
    },
    dailyCostMicroUsd: data.LEENOPS_DAILY_COST_CAP_USD,
    ownSecrets: secretsOfEnvironment(known),
    linkHosts: data.OUTGOING_LINK_HOSTS ?? null,
    stripe: { apiKey: data.STRIPE_API_KEY, apiUrl: data.STRIPE_API_URL, webUrl: data.STRIPE_WEB_URL },
    zendesk: {
      apiUrl: data.ZENDESK_URL,
      webUrl: data.ZENDESK_WEB_URL,
      email: data.ZENDESK_EMAIL,
      apiToken: data.ZENDESK_API_TOKEN,
      orderFieldId: data.ZENDESK_ORDER_FIELD_ID,
    },
    github: githubFrom(data),
    xero: xeroFrom(data),
    hubspot: hubspotFrom(data),
    web: webFrom(data),
    mcp: mcp.servers,
    handbookUrl: data.HANDBOOK_URL,
    reportChannels: data.REPORT_CHANNELS,
    webhooks: hooksFrom(known, data.PUBLIC_URL),
    port: data.PORT,
    admins: data.LEENOPS_ADMINS,
    timeZone: data.LEENOPS_TIME_ZONE,
    digestChannel: data.LEENOPS_DIGEST_CHANNEL,
    seed: data.LEENOPS_SEED_FILE ? readSeed(data.LEENOPS_SEED_FILE, readFile) : { teams: {}, modes: {} },
    emojis: data.LEENOPS_EMOJIS,
    looks: data.LOOK_AGAIN_AFTER ?? null,
    sealFile: data.AUDIT_SEAL_FILE,
    metricsToken: data.METRICS_TOKEN,
    logLevel: data.LOG_LEVEL,
  };
}

function readSeed(path: string, readFile: (path: string) => string): Seed {
  try {
    return seedShape.parse(JSON.parse(readFile(path)));
  } catch (error) {
    if (error instanceof z.ZodError) {
      throw new ConfigProblems(
        error.issues.map((issue) => `LEENOPS_SEED_FILE: ${issue.path.join('.')}: ${issue.message}`),
      );
    }
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new ConfigProblems([`LEENOPS_SEED_FILE ${why}. README shows one.`]);
  }
}
