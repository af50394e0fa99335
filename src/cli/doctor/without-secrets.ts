import type { Config } from '../../config.ts';

/** Whatever a library says in an error, no key of the configuration comes out. */
export function withoutSecrets(text: string, config: Config): string {
  return secretsIn(config).reduce((told, secret) => told.replaceAll(secret, '[removed]'), text);
}

function secretsIn({ databaseUrl, slack, model, stripe, zendesk, webhooks, mcp }: Config): string[] {
  const { receive } = slack;
  const { password } = new URL(databaseUrl);
  const secrets = [
    databaseUrl,
    password,
    decodeURIComponent(password),
    slack.botToken,
    receive.by === 'http' ? receive.signingSecret : receive.appToken,
    model.apiKey,
    stripe.apiKey,
    zendesk.apiToken,
    ...Object.values(webhooks.secrets).flat(),
    ...mcp.flatMap((server) => Object.values(server.by === 'stdio' ? server.env : server.headers)),
  ];
  return secrets.filter((secret) => secret.length >= 4).toSorted((a, b) => b.length - a.length);
}
