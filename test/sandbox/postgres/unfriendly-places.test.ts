import { chmodSync, chownSync, cpSync, globSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findBinaries } from '../../../src/sandbox/postgres/binaries/find-binaries.ts';
import { findServerUser, mayReach } from '../../../src/sandbox/postgres/server-user.ts';
import { startPostgres, type PostgresOptions } from '../../../src/sandbox/postgres/start-postgres.ts';
import { administer } from '../../support/administer.ts';
import { startChild } from '../../support/child.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Started = { url: string; dir: string };

const copying = { timeout: 90_000 }; // sixty megabytes each time
const user = findServerUser();
const nobodyMayRunThis = !user || !mayReach(user, import.meta.dirname) || !mayReach(user, process.execPath);

function folderForTest(name: string): string {
  const folder = temporaryFolder(name);
  onTestFinished(folder.remove);
  return folder.path;
}

/** The package as npm unpacks it when install scripts may not run. */
function binariesWithoutLinks(parent: string) {
  const binaries = findBinaries();
  const native = join(parent, 'native');
  cpSync(binaries.native, native, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  return { ...binaries, native };
}

async function expectToAnswer(options: PostgresOptions): Promise<Started> {
  const { url, dir, stop } = await startPostgres(options);
  try {
    expect(await administer(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  } finally {
    await stop('immediate');
  }
  return { url, dir };
}

test('blocked install scripts are made up for', copying, async () => {
  const parent = folderForTest('blocked-scripts');
  await expectToAnswer({ dir: join(parent, 'data'), binaries: binariesWithoutLinks(parent) });
});

test.runIf(user)(
  "root's private home is left for the system directory, and one clone's data is not another's",
  copying,
  async () => {
    const home = folderForTest('root-home');
    const systemDir = folderForTest('system');
    const binaries = binariesWithoutLinks(home);
    chmodSync(home, 0o700);

    const one = await expectToAnswer({ dir: join(home, 'one'), systemDir, binaries });
    const two = await expectToAnswer({ dir: join(home, 'two'), systemDir, binaries });
    expect(one.dir).toMatch(new RegExp(`^${systemDir}/one-[0-9a-f]{8}/18/data$`));
    expect(two.dir).toMatch(new RegExp(`^${systemDir}/two-[0-9a-f]{8}/18/data$`));
    expect(globSync('postgres-*', { cwd: systemDir })).toEqual([`postgres-${binaries.version}`]);
  },
);

test.skipIf(nobodyMayRunThis)(
  'a plain user with a read-only package that lacks its links runs a copy',
  copying,
  async () => {
    const binaries = binariesWithoutLinks(folderForTest('read-only'));
    const dir = join(folderForTest('plain-user'), 'own');
    mkdirSync(dir);
    chownSync(dir, user?.uid ?? 0, user?.gid ?? 0);

    const child = startChild(
      `${import.meta.dirname}/start-and-hold.ts`,
      [JSON.stringify({ dir, binaries })],
      { ...user },
    );
    const { url } = await child.next<Started>();
    expect(await administer(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(globSync('*', { cwd: dir }).toSorted()).toEqual(['18', `postgres-${binaries.version}`]);
    child.send('stop');
    expect(await child.next()).toBe('stopped');
  },
);
