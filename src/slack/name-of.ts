import type { WebClient } from '@slack/web-api';

/** Somebody's name as Slack shows it; undefined when Slack does not say. */
export async function nameOf(client: WebClient, user: string): Promise<string | undefined> {
  try {
    const { user: account } = await client.users.info({ user });
    return account?.real_name ?? account?.name;
  } catch {
    return undefined;
  }
}
