import { z } from 'zod';
import type { TokenPrices } from './agent/agent-config.ts';
import type { GithubConfig } from './connectors/github/github-config.ts';
import { githubEnvironment, githubFrom, githubProblems } from './connectors/github/github-environment.ts';
import type { HubspotConfig } from './connectors/hubspot/hubspot-config.ts';
import {
  hubspotEnvironment,
  hubspotFrom,
  hubspotProblems,
} from './connectors/hubspot/hubspot-environment.ts';
import type { WebConfig } from './connectors/web/web-config.ts';
import { webEnvironment, webFrom, webProblems } from './connectors/web/web-environment.ts';
import type { McpServerConfig } from './connectors/mcp/mcp-config.ts';
import { mcpEnvironment, mcpServersFrom } from './connectors/mcp/mcp-environment.ts';
import type { XeroConfig } from './connectors/xero/xero-config.ts';
import { xeroEnvironment, xeroFrom, xeroProblems } from './connectors/xero/xero-environment.ts';
import { seedShape } from './engine/workspace/seed.ts';
import type { Seed } from './engine/workspace/seed.ts';
import { isTimeZone } from './lib/wall-clock.ts';
import type { HookSettings } from './web/hooks/hooks.ts';
import { hooksFrom, hooksProblems } from './web/hooks/hooks-environment.ts';
import { capEnvironment, pricesFrom } from './config/caps.ts';
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
  seed: Seed;
  /** By workflow, the emoji that starts it here in place of its own; `none` for none. */
  emojis: Readonly<Record<string, string>>;
  sealFile: string | undefined;
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

/** The model that only the sandbox has. */
export const demoModel = 'demo-rules-1';
const demoLabel = 'Demo rules (not AI)';

const given = (remedy: string) =>
  z
    .string({ error: `is missing. ${remedy}` })
    .trim()
    .min(1, `is empty. ${remedy}`);
const prefixed = (prefix: string, remedy: string) =>
  given(remedy).refine((text) => text.startsWith(prefix), `does not start with ${prefix}. ${remedy}`);
const address = (remedy: string) =>
  given(remedy).pipe(z.url({ protocol: /^https?$/, error: `is not an http(s) address. ${remedy}` }));
const slackUser = z.string().regex(/^[UW][A-Z0-9]{2,}$/, {
  error: ({ input }) =>
    `holds ${JSON.stringify(input)}, which is no Slack user’s id. Copy ids like U0123456789 from Profile → ⋮ → Copy member ID.`,
});
const slackChannel = z.string().regex(/^[CG][A-Z0-9]{2,}$/, {
  error: ({ input }) =>
    `holds ${JSON.stringify(input)}, which is no Slack channel’s id. Copy ids like C0123456789 from the channel’s details.`,
});
const emojis = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(
    z.array(
      z.string().regex(/^[a-z][a-z0-9-]*=:?[a-z0-9_+'-]+:?$/, {
        error: ({ input }) =>
          `holds ${JSON.stringify(input)}. It looks like issue-summarization=memo support-triage=none.`,
      }),
    ),
  )
  .transform((pairs) =>
    Object.fromEntries(
      pairs.map((pair) => {
        const [workflow = '', emoji = ''] = pair.split('=');
        return [workflow, emoji.replaceAll(':', '')];
      }),
    ),
  );
const isDemo = (value: string | undefined) => value === 'true';

const environment = z.object({
  DATABASE_URL: given('Give the PostgreSQL address: postgres://user:password@host:5432/leenops').regex(
    /^postgres(ql)?:\/\//,
    'is not a PostgreSQL address. It looks like postgres://user:password@host:5432/leenops',
  ),
  SLACK_BOT_TOKEN: prefixed('xoxb-', 'Copy the bot token from “OAuth & Permissions” of your Slack app.'),
  SLACK_SIGNING_SECRET: z.string().trim().min(1).optional(),
  SLACK_APP_TOKEN: prefixed(
    'xapp-',
    'Make an app-level token with connections:write under “Basic Information”.',
  ).optional(),
  SLACK_API_URL: address('Leave it out for Slack itself.').optional(),
  OPENAI_API_KEY: given('Give the key of your model provider; any text for a server that needs none.'),
  OPENAI_BASE_URL: address('Leave it out for OpenAI.').default('https://api.openai.com/v1'),
  OPENAI_MODEL: given('Name the model, for example gpt-5.6-sol.'),
  MODEL_API: z
    .enum(['auto', 'responses', 'chat'], { error: 'must be auto, responses or chat.' })
    .default('auto'),
  ...capEnvironment,
  DEMO_MODE: z.enum(['true', 'false'], { error: 'must be true or false.' }).default('false'),
  STRIPE_API_KEY: given('Give a restricted key that may read customers and charges and write refunds.'),
  STRIPE_API_URL: address('Leave it out for Stripe itself.').optional(),
  STRIPE_WEB_URL: address('Leave it out for Stripe’s dashboard.').optional(),
  ZENDESK_URL: address('Give the account’s address: https://acme.zendesk.com'),
  ZENDESK_WEB_URL: address('Leave it out for the account itself.').optional(),
  ZENDESK_EMAIL: given('Give the address of the agent whose API token you use.'),
  ZENDESK_API_TOKEN: given('Make an API token in Zendesk’s Admin Center.'),
  ZENDESK_ORDER_FIELD_ID: given('Give the id of the ticket field that holds the order number.')
    .regex(/^\d+$/, 'is not a number: it is the field’s id.')
    .transform(Number),
  ...githubEnvironment,
  ...xeroEnvironment,
  ...hubspotEnvironment,
  ...webEnvironment,
  ...mcpEnvironment,
  HANDBOOK_URL: address('Leave it out when the handbook has no web pages.').optional(),
  PUBLIC_URL: address('It is where the world reaches LeenOps: https://leenops.example.com').optional(),
  PORT: z.coerce.number({ error: 'is not a port.' }).int().min(0).max(65_535).default(3000),
  LEENOPS_ADMINS: given('Give the Slack ids of those who bind the teams, for example U0123456789.')
    .transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))])
    .pipe(z.array(slackUser).min(1, 'names nobody. Give at least one Slack id.')),
  LEENOPS_TIME_ZONE: z
    .string()
    .trim()
    .refine(isTimeZone, 'is not a time zone. Name one as in Europe/Amsterdam.')
    .default('UTC'),
  REPORT_CHANNELS: z
    .string()
    .transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))])
    .pipe(z.array(slackChannel).max(19, 'names more than 19 channels. Reports are for a few.'))
    .default([]),
  LEENOPS_SEED_FILE: z.string().trim().min(1).optional(),
  LEENOPS_EMOJIS: emojis.default({}),
  AUDIT_SEAL_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'is not a level of pino.',
    })
    .default('info'),
});

type Given = Record<string, string | undefined>;

/** What only shows when settings are seen together. */
function problemsBetween(env: Given): string[] {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = env;
  const problems: string[] = [];
  if (!signingSecret && !appToken) {
    problems.push(
      'SLACK_SIGNING_SECRET is missing. Give it for HTTP mode, or SLACK_APP_TOKEN for Socket Mode.',
    );
  }
  if (signingSecret && appToken) {
    problems.push(
      'SLACK_APP_TOKEN is given together with SLACK_SIGNING_SECRET. Keep one: HTTP mode or Socket Mode.',
    );
  }
  problems.push(...githubProblems(env), ...xeroProblems(env), ...hubspotProblems(env));
  problems.push(...webProblems(env, isDemo(env['DEMO_MODE'])));
  problems.push(...hooksProblems(env));
  return [...problems, ...(isDemo(env['DEMO_MODE']) ? demoProblems(env) : realProblems(env))];
}

function realProblems(env: Given): string[] {
  if (env['OPENAI_MODEL'] !== demoModel) return [];
  return [`OPENAI_MODEL is ${demoModel}, the sandbox’s rules. Name a real model, or run npm run sandbox.`];
}

/** Demo rules meet nothing but local systems. */
function demoProblems(env: Given): string[] {
  const met = ['SLACK_API_URL', 'OPENAI_BASE_URL', 'STRIPE_API_URL', 'ZENDESK_URL'];
  if (env['GITHUB_TOKEN']) met.push('GITHUB_API_URL');
  if (env['XERO_CLIENT_ID']) met.push('XERO_API_URL', 'XERO_IDENTITY_URL');
  if (env['HUBSPOT_TOKEN']) met.push('HUBSPOT_API_URL');
  if (env['WEB_PAGE_DEMO_URL']) met.push('WEB_PAGE_DEMO_URL');
  const remote = met.filter((name) => !isLoopback(env[name]));
  return [
    ...(env['OPENAI_MODEL'] === demoModel ? [] : ['DEMO_MODE is true with a real model. Remove it.']),
    ...remote.map(
      (name) => `${name} must be on this machine in DEMO_MODE. Remove DEMO_MODE for real systems.`,
    ),
  ];
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
    seed: data.LEENOPS_SEED_FILE ? readSeed(data.LEENOPS_SEED_FILE, readFile) : { teams: {}, modes: {} },
    emojis: data.LEENOPS_EMOJIS,
    sealFile: data.AUDIT_SEAL_FILE,
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

function isLoopback(url: string | undefined): boolean {
  return URL.canParse(url ?? '') && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url ?? '').hostname);
}
