import { request } from 'node:http';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readiness } from '../../src/web/readiness.ts';
import { startWebServer } from '../../src/web/server.ts';

type Options = Partial<Parameters<typeof startWebServer>[0]>;

async function serving(options: Options = {}) {
  const server = await startWebServer({ port: 0, readiness: async () => ({ database: 'ok' }), ...options });
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= server.close());
  onTestFinished(close);
  return { close, at: `http://127.0.0.1:${server.port}` };
}

test('health says that the process answers, whatever its parts do', async () => {
  const { at } = await serving({
    readiness: readiness({ database: () => Promise.reject(new Error('gone')) }),
  });
  const response = await fetch(`${at}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

describe('readiness', () => {
  test('is there when every part answers', async () => {
    const { at } = await serving({
      readiness: readiness({ database: async () => 1, queue: () => undefined }),
    });
    const response = await fetch(`${at}/readyz?from=probe`);
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: 'ready', database: 'ok', queue: 'ok' },
    ]);
  });

  test('is not when one does not, which is named without telling its address', async () => {
    const parts = {
      database: () => Promise.reject(new Error('connect ECONNREFUSED db.internal:5432')),
      queue: async () => {},
      slack: () => {
        throw new Error('no socket');
      },
    };
    const { at } = await serving({ readiness: readiness(parts) });
    const response = await fetch(`${at}/readyz`);
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not ready', database: 'not answering', queue: 'ok', slack: 'not answering' },
    ]);
  });

  test('comes back when the part does', async () => {
    let works = false;
    const check = async () => {
      if (!works) throw new Error('not yet');
    };
    const { at } = await serving({ readiness: readiness({ database: check }) });
    expect((await fetch(`${at}/readyz`)).status).toBe(503);
    works = true;
    expect((await fetch(`${at}/readyz`)).status).toBe(200);
  });
});

test('what Slack sends goes to Slack’s listener, and only where there is one', async () => {
  const { at } = await serving({ slack: (_request, response) => void response.end('heard') });
  expect(await (await fetch(`${at}/slack/events`, { method: 'POST' })).text()).toBe('heard');
  const socketMode = await serving();
  expect((await fetch(`${socketMode.at}/slack/events`, { method: 'POST' })).status).toBe(404);
});

test('there is nothing anywhere else', async () => {
  const { at } = await serving();
  for (const path of ['/', '/slack', '/healthz/', '/api/v1/runs'])
    expect((await fetch(at + path)).status).toBe(404);
});

test('a port that is taken is an error, not a silence', async () => {
  const { at } = await serving();
  const port = Number(new URL(at).port);
  await expect(startWebServer({ port, readiness: async () => ({}) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('closing lets the request that is under way end, and takes no other', async () => {
  const arrived = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const { at, close } = await serving({
    slack: (_request, response) => {
      arrived.resolve();
      void go.promise.then(() => response.end('done'));
    },
  });
  const underWay = fetch(`${at}/slack/events`, { method: 'POST' });
  await arrived.promise;
  const closed = close();
  await expect(fetch(`${at}/healthz`)).rejects.toThrow('fetch failed');
  go.resolve();
  expect(await (await underWay).text()).toBe('done');
  await closed;
});

test('closing does not wait for a connection that says nothing', async () => {
  const { at, close } = await serving();
  const idle = request(`${at}/healthz`, { agent: false, headers: { connection: 'keep-alive' } }).end();
  const [response] = await once(idle, 'response');
  response.resume();
  await once(response, 'end');
  await close();
});
