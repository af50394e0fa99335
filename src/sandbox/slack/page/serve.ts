import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';

const STATIC = new URL('./static/', import.meta.url);
const ASSET = /^\/assets\/((?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:js|css|svg))$/;

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Own scripts and styles only, nothing inline, no picture from elsewhere: what a customer wrote can neither run nor phone home. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Answers `/` and `/assets/…` with the sandbox page; false when the path belongs to somebody else. */
export function servePage(request: IncomingMessage, response: ServerResponse): boolean {
  const { pathname } = new URL(request.url ?? '/', 'http://page.invalid');
  const file = pathname === '/' ? 'index.html' : ASSET.exec(pathname)?.[1];
  if (!file && !pathname.startsWith('/assets/')) return false;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer(response, 405, 'text/plain', `${request.method} is not served here, only GET`, {
      allow: 'GET, HEAD',
    });
    return true;
  }
  const content = file && findFile(file);
  if (content) answer(response, 200, CONTENT_TYPES[extname(file)] ?? 'application/octet-stream', content);
  else answer(response, 404, 'text/plain', `The page has no file ${pathname}`);
  return true;
}

function findFile(file: string): Buffer | undefined {
  try {
    return readFileSync(new URL(file, STATIC));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function answer(
  response: ServerResponse,
  status: number,
  type: string,
  content: Buffer | string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...SECURITY_HEADERS, ...headers, 'content-type': type }).end(content);
}
