import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Config } from '../../../config.ts';
import { looked, speakingOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { manifestScopes } from '../manifest-scopes.ts';
import { silentLogger } from '../../../slack/silent-logger.ts';

/** Who the app is in Slack; undefined when Slack does not take its token. */
export type Known = { client: WebClient; teamId: string };

/** For looking only: nothing is posted. It waits when Slack wants a rest. */
export function lookingClient(token: string, { slack }: Config): WebClient {
  return new WebClient(token, {
    timeout: 10_000,
    retryConfig: { retries: 1 },
    logger: silentLogger,
    ...(slack.apiUrl ? { slackApiUrl: slack.apiUrl } : {}),
  });
}

/** Whether Slack takes the tokens, and whether they may do what the app does. */
export async function checkSlack(config: Config): Promise<{ known?: Known; findings: Finding[] }> {
  const client = lookingClient(config.slack.botToken, config);
  let known: Known | undefined;
  let scopes: readonly string[] | undefined;
  const remedy = 'Install the app to the workspace and copy its bot token to SLACK_BOT_TOKEN.';
  const token = await looked('Slack', remedy, async (says) => {
    const who = await client.auth.test().catch(toldByCode);
    const { team, team_id: teamId, user, bot_id: botId } = who;
    if (!teamId || !botId) return says.wrong(`SLACK_BOT_TOKEN is not a bot’s token. ${remedy}`);
    known = { client, teamId };
    scopes = who.response_metadata?.scopes;
    return says.fine(`the bot ${user} of ${team} answers.`);
  });
  const others = known ? [checkScopes(scopes), ...(await checkSocket(config))] : [];
  return { ...(known ? { known } : {}), findings: [...token, ...others] };
}

function checkScopes(granted: readonly string[] | undefined): Finding {
  const says = speakingOf('Slack scopes');
  if (!granted) return says.care('Slack did not say which scopes the token has.');
  const missing = manifestScopes().filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return says.fine('all that manifest.yml asks for.');
  return says.wrong(
    `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. Update the app from manifest.yml and install it again.`,
  );
}

/** In HTTP mode there is nothing to try: the signing secret shows with the first request of Slack's. */
async function checkSocket(config: Config): Promise<Finding[]> {
  const { receive } = config.slack;
  if (receive.by !== 'socket') return [];
  const remedy =
    'Make an app-level token with connections:write under “Basic Information”, switch Socket Mode on, and copy it to SLACK_APP_TOKEN.';
  return looked('Slack socket', remedy, async (says) => {
    await lookingClient(receive.appToken, config).apps.connections.open().catch(toldByCode);
    return says.fine('Slack would open one.');
  });
}

/** Slack's errors quote what was sent; the code says enough. */
export function toldByCode(error: unknown): never {
  if (error instanceof WebAPIPlatformError)
    throw new Error(`Slack says ${error.data.error}`, { cause: error });
  const name = error instanceof Error ? error.name : 'no reason';
  throw new Error(`Slack did not answer (${name})`, { cause: error });
}
