import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('a run reaches this machine only, even with an OpenAI key in the environment', async () => {
  const script = new URL('hosts-reached.ts', import.meta.url).pathname;
  const env = { ...process.env, NODE_ENV: 'production', OPENAI_API_KEY: 'sk-from-the-environment' };
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  expect(JSON.parse(stdout)).toEqual(['127.0.0.1']);
});
