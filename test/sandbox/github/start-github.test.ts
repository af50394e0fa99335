import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { githubKeys } from '../../../src/sandbox/github/github-keys.ts';
import { startGithub } from '../../../src/sandbox/github/start-github.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const asBot = { authorization: `token ${githubKeys.token}`, 'content-type': 'application/json' };
const writeComment = (url: string, body: string) =>
  fetch(`${url}/repos/acme/shop/issues/42/comments`, {
    method: 'POST',
    headers: asBot,
    body: JSON.stringify({ body }),
  });

test('a comment is still there after a restart, under the same address', async () => {
  const folder = temporaryFolder('github');
  onTestFinished(() => folder.remove());
  const stateFile = join(folder.path, 'sandbox', 'github.jsonl');
  const first = await startGithub({ stateFile });
  const { id } = (await (await writeComment(first.url, 'Still here?')).json()) as { id: number };
  await first.close();

  const second = await startGithub({ stateFile });
  onTestFinished(() => second.close());
  const page = await (await fetch(`${second.url}/acme/shop/issues/42`)).text();
  expect(page).toContain(`id="issuecomment-${id}"`);
  expect(page).toContain('Still here?');
});

test('people read an issue on a page where its texts are only texts', async () => {
  const github = await startGithub();
  onTestFinished(() => github.close());
  await writeComment(github.url, '<script>alert(1)</script>');
  const response = await fetch(`${github.url}/acme/shop/issues/42`);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await response.text();
  expect(page).toContain('Checkout charges shipping twice when a voucher is used');
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('<script');
  expect((await fetch(`${github.url}/acme/shop/issues/4711`)).status).toBe(404);
  expect((await fetch(`${github.url}/anything`)).status).toBe(404);
});

test('everything that it answers speaks of its own address', async () => {
  const github = await startGithub();
  onTestFinished(() => github.close());
  const response = await fetch(`${github.url}/repos/acme/shop/issues?state=all&per_page=5`, {
    headers: asBot,
  });
  expect(response.headers.get('link')).toContain(`<${github.url}/`);
  expect(await response.text()).not.toContain('localhost');
});
