import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import packaged from '@sparticuz/chromium';

/**
 * The executable of the Chromium that came by npm, unpacked at first need. The package itself unpacks in place, so that a
 * second process finds half a browser: here each one unpacks for itself, and the first to finish moves its copy into place.
 */
export async function packagedChromium(): Promise<string> {
  const shared = join(tmpdir(), `leenops-chromium-${await version()}-${userInfo().username}`);
  if (!existsSync(shared)) await moveIntoPlace(await unpack(), shared);
  return join(shared, 'chromium');
}

/** Two versions side by side do not share an unpacked browser. */
async function version(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

async function unpack(): Promise<string> {
  const own = await mkdtemp(join(tmpdir(), 'leenops-chromium-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = own; // the package unpacks into os.tmpdir()
  try {
    await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  return own;
}

async function moveIntoPlace(own: string, shared: string): Promise<void> {
  try {
    await rename(own, shared);
  } catch (error) {
    if (!existsSync(shared)) throw error;
    await rm(own, { recursive: true }); // somebody else was first
  }
}
