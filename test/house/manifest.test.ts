import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { shortcutIds } from '../../src/slack/ids.ts';

type Manifest = {
  features: {
    shortcuts: { callback_id: string }[];
    slash_commands: { command: string; usage_hint: string }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] }; interactivity: { is_enabled: boolean } };
};

const root = new URL('../../', import.meta.url).pathname;
const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8')) as Manifest;
const listeners = readFileSync(join(root, 'src/slack/listeners.ts'), 'utf8');

/** What each Slack method that we call needs; methods that need nothing are listed with nothing. */
const scopesOf: Record<string, string[]> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** What each event needs, where it needs anything. */
const scopesToHear: Record<string, string[]> = {
  app_mention: ['app_mentions:read'],
  reaction_added: ['reactions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
};

test('the manifest subscribes to exactly the events that are listened to', () => {
  const listened = [...listeners.matchAll(/app\.event\('([^']+)'/g)].flatMap(([, name = '']) =>
    name === 'message' ? ['message.channels', 'message.groups'] : [name],
  );
  expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(listened.toSorted());
});

test('the manifest has exactly the commands that are listened to', () => {
  const listened = [...listeners.matchAll(/app\.command\('([^']+)'/g)].map((match) => match[1]);
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(listened);
});

test('the manifest offers exactly the shortcuts that are listened to', () => {
  const listened = Object.values(shortcutIds);
  expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(listened);
  for (const name of Object.keys(shortcutIds))
    expect(listeners).toContain(`callback_id: shortcutIds.${name} }`);
});

test('the usage hint names every subcommand', async () => {
  const { subcommands } = await import('../../src/slack/commands/leenops.ts');
  const hint = manifest.features.slash_commands[0]?.usage_hint.split(' | ') ?? [];
  expect(hint.toSorted()).toEqual(Object.keys(subcommands).toSorted());
});

test('the manifest asks for exactly the scopes that our calls need', () => {
  const called = slackCalls();
  expect(called.filter((method) => !(method in scopesOf))).toEqual([]);
  const heard = manifest.settings.event_subscriptions.bot_events.flatMap(
    (event) => scopesToHear[event] ?? [],
  );
  const needed = new Set(['commands', ...heard, ...called.flatMap((method) => scopesOf[method] ?? [])]);
  expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...needed].toSorted());
});

/** Web API methods called anywhere in `src/slack` or by the doctor, as `client.chat.postMessage(` or by name. */
function slackCalls(): string[] {
  const sources = ['src/slack', 'src/cli/doctor'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  const calls = sources.flatMap((source) => [
    ...source.matchAll(/\bclient\.((?:auth|chat|conversations|files|usergroups|users|views)(?:\.\w+)+)\(/g),
  ]);
  return [...new Set(calls.map((match) => match[1] ?? ''))];
}
