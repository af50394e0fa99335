import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, expect, onTestFinished, test } from 'vitest';
import { findServer } from '../../../src/sandbox/postgres/server/find-server.ts';
import { findServerUser } from '../../../src/sandbox/postgres/server-user.ts';
import { startPostgres, type Postgres } from '../../../src/sandbox/postgres/start-postgres.ts';
import { administer } from '../../support/administer.ts';
import { startChild } from '../../support/child.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Started = { url: string; adopted: boolean; dir: string };

const folder = temporaryFolder('launcher');
const dir = folder.path;
let running: Postgres | undefined;
const startInChild = () => startChild(`${import.meta.dirname}/start-and-hold.ts`, [JSON.stringify({ dir })]);

async function start(settings = {}): Promise<Postgres> {
  running = await startPostgres({ dir, settings });
  return running;
}

afterEach(() => running?.stop('immediate'));
afterAll(folder.remove);

test('what was written is there after a stop and a start, under the same address', async () => {
  const first = await start();
  await administer(first.url, 'create table notes as select 1 as id');
  await first.stop();
  await expect(administer(first.url, 'select 1')).rejects.toThrow();

  const second = await start();
  expect(second).toMatchObject({ url: first.url, dir: first.dir, adopted: false });
  expect(await administer(second.url, 'select * from notes')).toEqual([{ id: 1 }]);
});

test('only this machine gets in, with a password that stands in one private file', async () => {
  const { url, dir: data } = await start();
  const home = dirname(data);
  const { username, password } = new URL(url);

  expect(await administer(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await administer(url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
  await expect(administer(url.replace(password, 'guess'), 'select 1')).rejects.toThrow(
    /Failed query|password/,
  );

  const files = globSync('**', { cwd: dir, withFileTypes: true }).filter((entry) => entry.isFile());
  const telling = files
    .map((file) => join(file.parentPath, file.name))
    .filter((file) => readFileSync(file).includes(password));
  expect(username).toBe('postgres');
  expect(telling).toEqual([join(home, 'pg.json')]);
  expect(statSync(join(home, 'pg.json')).mode & 0o777).toBe(0o600);
  expect(basename(home)).toBe('18');
});

test('settings reach the server', async () => {
  const { url } = await start({ max_connections: '17' });
  expect(await administer(url, 'show max_connections')).toEqual([{ max_connections: '17' }]);
});

test('a setting that PostgreSQL refuses is an error that says so', async () => {
  const attempt = start({ max_connections: 'plenty' });
  await expect(attempt).rejects.toThrow(/PostgreSQL did not start.*max_connections.*plenty/s);
});

test('after kill -9 the next start adopts the server that was left behind', async () => {
  const child = startInChild();
  const { url } = await child.next<Started>();
  await child.kill('SIGKILL');

  const adopter = await start();
  expect(adopter).toMatchObject({ url, adopted: true });
  await adopter.stop();
  await expect(administer(url, 'select 1')).rejects.toThrow();
});

test('after kill -9 of the process and of PostgreSQL the next start recovers every acknowledged row', async () => {
  const child = startInChild();
  const { url, dir: data } = await child.next<Started>();
  await administer(url, 'create table kept as select generate_series(1, 1000) as id');
  const postmaster = findServer(data);
  await child.kill('SIGKILL');
  process.kill(postmaster?.pid ?? Number.NaN, 'SIGKILL');

  const again = await start();
  expect(again.adopted).toBe(false);
  expect(await administer(again.url, 'select count(*)::int from kept')).toEqual([{ count: 1000 }]);
});

test('two that start at once share one server', async () => {
  const fresh = temporaryFolder('launcher-race');
  onTestFinished(fresh.remove);
  const race = () =>
    startChild(`${import.meta.dirname}/start-and-hold.ts`, [JSON.stringify({ dir: fresh.path })]);
  const children = [race(), race()];
  const started = await Promise.all(children.map((child) => child.next<Started>()));

  expect(started.map(({ adopted }) => adopted).toSorted((a, b) => Number(a) - Number(b))).toEqual([
    false,
    true,
  ]);
  expect(started[0]?.url).toBe(started[1]?.url);
  expect(globSync('*', { cwd: fresh.path })).toEqual(['18']);

  await children[0]?.kill('SIGKILL');
  children[1]?.send('stop');
  expect(await children[1]?.next()).toBe('stopped');
});

test('a port that somebody took in the meantime is given up for another', async () => {
  const before = await start();
  await before.stop();
  const squatter = createServer().listen(Number(new URL(before.url).port), '127.0.0.1');
  onTestFinished(() => void squatter.close());
  await once(squatter, 'listening');

  const after = await start();
  expect(new URL(after.url).port).not.toBe(new URL(before.url).port);
  expect(await administer(after.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a lock whose number now belongs to a stranger does not stop the start', async () => {
  const { dir: data, stop } = await start();
  await stop();
  const stranger = spawn('sleep', ['60'], { ...findServerUser(), stdio: 'ignore' });
  onTestFinished(() => void stranger.kill());
  writeFileSync(join(data, 'postmaster.pid'), `${stranger.pid}\n${data}\n1\n1\n\n127.0.0.1\n\nready   \n`);

  const { url, adopted } = await start();
  expect(adopted).toBe(false);
  expect(await administer(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});
