import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLocal } from '../http/is-local.ts';
import type { LocalSlack } from '../local-slack.ts';
import { findFile } from './find-file.ts';

/** The bytes of a picture, for the page of this sandbox. */
export function showFile(slack: LocalSlack, url: URL, req: IncomingMessage, res: ServerResponse): void {
  const file = findFile(slack, url.pathname.slice('/sandbox/files/'.length));
  const isThere = isLocal(req) && req.method === 'GET' && file?.completed && file.bytes && file.mimetype;
  if (!isThere) {
    res.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such picture here.');
    return;
  }
  const headers = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=3600' };
  res
    .writeHead(200, { ...headers, 'content-type': file.mimetype ?? '' })
    .end(Buffer.from(file.bytes ?? '', 'base64'));
}
