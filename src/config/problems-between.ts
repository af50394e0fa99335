import { githubProblems } from '../connectors/github/github-environment.ts';
import { hubspotProblems } from '../connectors/hubspot/hubspot-environment.ts';
import { webProblems } from '../connectors/web/web-environment.ts';
import { xeroProblems } from '../connectors/xero/xero-environment.ts';
import { hooksProblems } from '../web/hooks/hooks-environment.ts';
import { demoModel, isDemo } from './demo.ts';

export type Given = Record<string, string | undefined>;

/** What only shows when settings are seen together. */
export function problemsBetween(env: Given): string[] {
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

function isLoopback(url: string | undefined): boolean {
  return URL.canParse(url ?? '') && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url ?? '').hostname);
}
