import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../../..');
const patchPackage = join(
  dirname(createRequire(import.meta.url).resolve('patch-package/package.json')),
  'index.js',
);

/** Copies the driver into `folder`, takes our patch off it, and returns the address of its module. */
export function unpatchedPostgres(folder: string): string {
  writeFileSync(join(folder, 'package.json'), '{ "name": "unpatched", "version": "1.0.0" }');
  cpSync(join(root, 'patches'), join(folder, 'patches'), { recursive: true });
  cpSync(join(root, 'node_modules/postgres'), join(folder, 'node_modules/postgres'), { recursive: true });
  execFileSync(process.execPath, [patchPackage, '--reverse'], { cwd: folder, stdio: 'pipe' });
  return pathToFileURL(join(folder, 'node_modules/postgres/src/index.js')).href;
}
