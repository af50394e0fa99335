import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { ada, grace, hearthAndPine, support } from '../support/hearth-and-pine.ts';
import { startSlack, tokens } from '../support/start.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-slack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('what people wrote and read is there again after a restart', async () => {
  const folder = await emptyFolder();
  const stateFile = join(folder, 'kept', 'workspace.json');
  const before = await startSlackServer({ seed: hearthAndPine, app: tokens, stateFile });
  const { message } = await before.say(ada, support, 'still here?');
  await before.read(grace, support);
  await before.close();

  const after = await startSlack({ stateFile });
  expect(after.messagesFor(grace, support)).toMatchObject([{ text: 'still here?', ts: message?.ts }]);
  expect(after.stateFor(grace).channels[0]?.unread).toBe(0);
  const next = await after.say(ada, support, 'yes');
  expect(Number(next.message?.ts)).toBeGreaterThan(Number(message?.ts));
  expect(await readdir(join(folder, 'kept'))).toEqual(['workspace.json']);
});

test('a newer seed adds people and channels to a kept workspace', async () => {
  const stateFile = join(await emptyFolder(), 'workspace.json');
  const before = await startSlackServer({ seed: hearthAndPine, app: tokens, stateFile });
  await before.say(ada, support, 'old');
  await before.close();

  const seed = {
    ...hearthAndPine,
    people: [...hearthAndPine.people, { id: 'U0NEW', name: 'Nia New' }],
    channels: [...hearthAndPine.channels, { id: 'C0NEW', name: 'new', members: ['U0NEW'] }],
  };
  const after = await startSlack({ stateFile, seed });
  expect(after.stateFor('U0NEW').channels).toMatchObject([{ name: 'new' }]);
  expect(after.messagesFor(ada, support)).toHaveLength(1);
});

test.each([
  ['a file that is no workspace', '{oops', 'is not a kept workspace: delete the file'],
  [
    'a file of another version',
    '{"version":99}',
    'holds a workspace of version 99, this is version 1: delete the file',
  ],
])('%s is refused with a remedy', async (_, content, message) => {
  const stateFile = join(await emptyFolder(), 'workspace.json');
  await writeFile(stateFile, content);
  await expect(startSlackServer({ seed: hearthAndPine, app: tokens, stateFile })).rejects.toThrow(message);
});
