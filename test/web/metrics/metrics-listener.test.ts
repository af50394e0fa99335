import { onTestFinished, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import type { Standing } from '../../../src/reports/standing.ts';
import { metricsListener } from '../../../src/web/metrics/metrics-listener.ts';
import { openMetrics } from '../../../src/web/metrics/open-metrics.ts';
import { startWebServer } from '../../../src/web/server.ts';
import { second } from '../../../src/lib/time.ts';
import { openApi } from '../api/support/open-api.ts';
import { ada } from '../../support/cast.ts';
import { readExposition } from './support/exposition.ts';

const token = 'a-token-of-sixteen-signs-or-more';
const quiet: Standing = {
  workflows: [{ workflow: 'refunds', mode: 'live', paused: false }],
  runs: [],
  reviews: [],
  incidents: [],
  messages: [],
  deliveries: [],
  queue: [],
};

async function scraped(standing: () => Promise<Standing> = async () => quiet) {
  const metrics = openMetrics({ version: '1.2.3', node: 'v24', model: 'demo-rules-1' });
  let at = 0;
  const now = () => new Date(at);
  const listener = metricsListener({ token, metrics, standing, now, log: pino({ level: 'silent' }) });
  const server = await startWebServer({ port: 0, readiness: async () => ({}), metrics: listener });
  onTestFinished(() => server.close());
  const url = `http://127.0.0.1:${server.port}/metrics`;
  const scrape = (given: string | undefined = `Bearer ${token}`) =>
    fetch(url, given === undefined || given === '' ? {} : { headers: { authorization: given } });
  return { ...metrics, scrape, pass: (ms: number) => (at += ms) };
}

describe('who may scrape', () => {
  test.each([
    ['nobody in particular', ''],
    ['somebody with another token', 'Bearer another-token-of-sixteen-signs'],
    ['somebody with the beginning of it', `Bearer ${token.slice(0, -1)}`],
    ['somebody with it as a password', `Basic ${token}`],
  ])('%s may not', async (_, given) => {
    const { scrape } = await scraped();
    const response = await scrape(given);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.text()).not.toContain('leenops_');
  });

  test('whoever has the token may, and gets what Prometheus reads', async () => {
    const { scrape } = await scraped();
    const response = await scrape();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const { value } = readExposition(await response.text());
    expect(value('leenops_build_info', { version: '1.2.3', node: 'v24', model: 'demo-rules-1' })).toBe(1);
  });

  test('it opens nothing else: Ada’s token of the API is none, and this one is none there', async () => {
    const { as, fetchAs } = await openApi();
    const { scrape } = await scraped();
    const { token: adas } = await as(ada);
    expect((await scrape(`Bearer ${adas}`)).status).toBe(401);
    expect((await fetchAs(token, '/me')).status).toBe(401);
  });

  test('where no token is set there is nothing', async () => {
    const server = await startWebServer({ port: 0, readiness: async () => ({}) });
    onTestFinished(() => server.close());
    expect((await fetch(`http://127.0.0.1:${server.port}/metrics`)).status).toBe(404);
  });
});

test('ten scrapers at once are one look at the database, and a second later it is looked at again', async () => {
  let looks = 0;
  const { scrape, pass } = await scraped(async () => {
    looks += 1;
    return quiet;
  });
  await Promise.all(Array.from({ length: 10 }, async () => (await scrape()).text()));
  expect(looks).toBe(1);
  pass(second);
  await scrape();
  expect(looks).toBe(2);
});

test('while the database is away, what the process counted is still told, and nothing old of the rest', async () => {
  let isAway = false;
  const { scrape, pass, meters } = await scraped(async () => {
    if (isAway) throw new Error('connect ECONNREFUSED db.internal:5432');
    return quiet;
  });
  meters.acknowledged('command', 20);
  const before = readExposition(await (await scrape()).text());
  expect([
    before.value('leenops_database_up'),
    before.value('leenops_workflow_paused', { workflow: 'refunds' }),
  ]).toEqual([1, 0]);
  isAway = true;
  pass(second);
  const text = await (await scrape()).text();
  const after = readExposition(text);
  expect(after.value('leenops_database_up')).toBe(0);
  expect(after.value('leenops_workflow_paused', { workflow: 'refunds' })).toBeUndefined();
  expect(after.value('leenops_slack_ack_seconds_count', { kind: 'command' })).toBe(1);
  expect(text).not.toContain('db.internal');
});
