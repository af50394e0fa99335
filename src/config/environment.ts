import { z } from 'zod';
import { githubEnvironment } from '../connectors/github/github-environment.ts';
import { hubspotEnvironment } from '../connectors/hubspot/hubspot-environment.ts';
import { mcpEnvironment } from '../connectors/mcp/mcp-environment.ts';
import { webEnvironment } from '../connectors/web/web-environment.ts';
import { xeroEnvironment } from '../connectors/xero/xero-environment.ts';
import { isTimeZone } from '../lib/wall-clock.ts';
import { capEnvironment } from './caps.ts';
import { address, emojis, given, looks, prefixed, slackChannel, slackUser } from './shapes.ts';

/** Every setting by itself. */
export const environment = z.object({
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
  LEENOPS_DIGEST_CHANNEL: z.string().trim().pipe(slackChannel).optional(),
  REPORT_CHANNELS: z
    .string()
    .transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))])
    .pipe(z.array(slackChannel).max(19, 'names more than 19 channels. Reports are for a few.'))
    .default([]),
  LEENOPS_SEED_FILE: z.string().trim().min(1).optional(),
  LEENOPS_EMOJIS: emojis.default({}),
  LOOK_AGAIN_AFTER: looks.optional(),
  METRICS_TOKEN: given('Leave it out where nobody scrapes.')
    .regex(/^[!-~]{16,500}$/, 'is too short, or holds a space. Make one with openssl rand -hex 32.')
    .optional(),
  AUDIT_SEAL_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'is not a level of pino.',
    })
    .default('info'),
});
