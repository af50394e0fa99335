import type { HookSettings } from './hooks.ts';

type Given = Readonly<Record<string, string | undefined>>;

const prefix = 'WEBHOOK_SECRET_';
const shortest = 16;

/** `WEBHOOK_SECRET_<SOURCE>`: for each source that may send webhooks its secret, or two while one replaces the other. */
export function hooksFrom(env: Given, publicUrl: string | undefined): HookSettings {
  const secrets = Object.fromEntries(namesIn(env).map((name) => [sourceOf(name), secretsIn(env[name])]));
  return { secrets, publicUrl: publicUrl?.replace(/\/+$/, '') };
}

/** What is wrong with them, each with its remedy. */
export function hooksProblems(env: Given): string[] {
  return namesIn(env).flatMap((name) => problemsOf(name, env));
}

function problemsOf(name: string, env: Given): string[] {
  const secrets = secretsIn(env[name]);
  if (!/^[A-Z][A-Z0-9_]{0,39}$/.test(name.slice(prefix.length)))
    return [`${name} names no source. It looks like WEBHOOK_SECRET_ZENDESK.`];
  if (secrets.length === 0 || secrets.length > 2)
    return [
      `${name} holds ${secrets.length} secrets. Give one, or the new one and the old one with a comma.`,
    ];
  if (secrets.some((secret) => secret.length < shortest))
    return [
      `${name} is shorter than ${shortest} characters. Use the vendor’s secret, or: openssl rand -hex 32`,
    ];
  if (sourceOf(name) === 'hubspot' && !env['PUBLIC_URL'])
    return [
      'PUBLIC_URL is missing: HubSpot signs the address that it calls. Give https://leenops.example.com',
    ];
  return [];
}

function namesIn(env: Given): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(prefix))
    .toSorted();
}

function secretsIn(text = ''): string[] {
  return text
    .split(',')
    .map((secret) => secret.trim())
    .filter(Boolean);
}

/** `WEBHOOK_SECRET_ORDER_DESK` → `order-desk`: `POST /hooks/order-desk`. */
function sourceOf(name: string): string {
  return name.slice(prefix.length).toLowerCase().replaceAll('_', '-');
}
