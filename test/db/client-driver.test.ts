import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startPostgres } from '../../src/sandbox/postgres/start-postgres.ts';
import type { StopMode } from '../../src/sandbox/postgres/server/stop-server.ts';
import { administer } from '../support/administer.ts';
import type { Child } from '../support/child.ts';
import { emptyDatabase } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Health, Ledger, Order } from './support/load-through-restarts.ts';
import type { BoundaryReport } from './support/pipeline-boundary.ts';
import { startOnDriver } from './support/start-on-driver.ts';
import { unpatchedPostgres } from './support/unpatched-postgres.ts';

// What patches/postgres+3.4.9.patch mends, and the proof that each test would fail without it.
const folder = temporaryFolder('driver');
let unpatched = '';

beforeAll(() => (unpatched = unpatchedPostgres(folder.path)));
afterAll(folder.remove);

const boundary = 99;

async function beginAtPipelineBoundary(connections: number, driver?: string) {
  const { url } = await emptyDatabase({ onTestFinished });
  const program = startOnDriver('pipeline-boundary.ts', [url, String(connections), String(boundary)], driver);
  const { begun, acknowledged } = await program.next<BoundaryReport>();
  const [row] = await administer(url, 'select count(*)::int as kept from marks');
  return { begun, lost: acknowledged - Number(row?.kept) };
}

test.each([1, 3])(
  'a transaction begun while %i pipelines are full has its connection to itself',
  async (connections) => {
    expect(await beginAtPipelineBoundary(connections)).toEqual({ begun: 'Rollback', lost: 0 });
  },
);

test('without the patch, it is refused and an acknowledged row is lost', async () => {
  const { begun, lost } = await beginAtPipelineBoundary(3, unpatched);
  expect(begun).toMatch(/^UNSAFE_TRANSACTION/);
  expect(lost).toBeGreaterThan(0);
});

test('without the patch, on a single connection it ends the process', async () => {
  await expect(beginAtPipelineBoundary(1, unpatched)).rejects.toThrow(/ended with 1.*reading 'queue'/s);
});

const restarts: StopMode[] = ['immediate', 'fast', 'immediate', 'fast'];
const wellWithinMs = 15_000;

async function startServerUnderLoad(driver?: string) {
  const place = temporaryFolder('restart');
  const start = () => startPostgres({ dir: place.path, settings: { fsync: 'off' } });
  let server = await start();
  await administer(server.url, 'create table acknowledged (id int primary key)');
  const load = startOnDriver('load-through-restarts.ts', [server.url], driver);
  onTestFinished(async () => {
    await load.kill('SIGKILL');
    await server.stop('immediate');
    place.remove();
  });
  return {
    ask: (order: Order) => ask(load, order),
    finish: () => finish(load),
    restart: async (mode: StopMode) => {
      await server.stop(mode);
      server = await start();
    },
    listKept: async () =>
      new Set((await administer(server.url, 'select id from acknowledged')).map(({ id }) => id)),
  };
}

function ask(load: Child, order: Order): Promise<Health> {
  load.send(order);
  return load.next<Health>();
}

function finish(load: Child): Promise<Ledger> {
  load.send('finish' satisfies Order);
  return load.next<Ledger>();
}

test(
  'PostgreSQL restarts under load: every caller goes on, nothing crashes, no acknowledged row is lost',
  { timeout: 60_000 },
  async () => {
    const { ask, finish, restart, listKept } = await startServerUnderLoad();
    for (const mode of restarts) {
      expect(await ask({ answerWithinMs: wellWithinMs })).toEqual({ stuck: 0, uncaught: [] });
      await restart(mode);
    }
    expect(await ask({ answerWithinMs: wellWithinMs })).toEqual({ stuck: 0, uncaught: [] });

    const { acknowledged, failures } = await finish();
    const kept = await listKept();
    expect(failures).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  },
);

test(
  'without the patch, a restart under load throws where nobody can catch it or leaves callers stuck',
  { timeout: 60_000 },
  async () => {
    const { ask, restart } = await startServerUnderLoad(unpatched);
    expect(await ask({ answerWithinMs: wellWithinMs })).toEqual({ stuck: 0, uncaught: [] });
    let harmed = false;
    for (const mode of [...restarts, ...restarts]) {
      await restart(mode);
      const { stuck, uncaught } = await ask({ answerWithinMs: 3_000 });
      harmed = stuck > 0 || uncaught.length > 0;
      if (harmed) break;
    }
    expect(harmed).toBe(true);
  },
);
