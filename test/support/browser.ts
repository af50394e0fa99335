import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A headless Chromium: the one at CHROMIUM_PATH, else the machine's own, else the one that came by npm (Linux on x64). */
export async function openBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'] ?? SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (own) return chromium.launch({ executablePath: own, args: sandboxArguments() });
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Chromium found on ${process.platform} ${process.arch}: install Chrome or Chromium, or set CHROMIUM_PATH to its executable`,
    );
  }
  // The package's own list of arguments is for one short page: with its --single-process, closing a page ends the browser.
  const { packagedChromium } = await import('./packaged-chromium.ts');
  return chromium.launch({ executablePath: await packagedChromium(), args: sandboxArguments() });
}

/** Chromium refuses to run as root inside its own sandbox. */
function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
