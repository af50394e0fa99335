import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { servePage } from '../../../src/sandbox/slack/page/serve.ts';

async function startPage(): Promise<(path: string, options?: RequestInit) => Promise<Response>> {
  const server = createServer((request, response) => {
    if (!servePage(request, response)) response.writeHead(418).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return (path, options) => fetch(`http://127.0.0.1:${port}${path}`, options);
}

it('the page comes with a policy under which only its own files run, and nothing can be framed', async () => {
  const get = await startPage();
  const page = await get('/?user=U1');
  expect(await page.text()).toContain('<title>LeenOps sandbox</title>');
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
});

it('scripts, styles and the icon come as what they are', async () => {
  const get = await startPage();
  const typeOf = async (path: string) => (await get(path)).headers.get('content-type');
  expect(await typeOf('/assets/app/main.js')).toBe('text/javascript; charset=utf-8');
  expect(await typeOf('/assets/styles/base.css')).toBe('text/css; charset=utf-8');
  expect(await typeOf('/assets/icon.svg')).toBe('image/svg+xml');
});

it.each([
  '/assets/none.js',
  '/assets/../serve.ts',
  '/assets/%2e%2e/serve.ts',
  '/assets/render/types.ts',
  '/assets/',
])('%s is not a file of the page', async (path) => {
  const get = await startPage();
  expect([404, 418]).toContain((await get(path)).status);
});

it('what is not its own is left to others, and what is cannot be written to', async () => {
  const get = await startPage();
  expect((await get('/api/auth.test')).status).toBe(418);
  expect((await get('/', { method: 'POST' })).status).toBe(405);
});
