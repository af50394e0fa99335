import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalSlack } from '../local-slack.ts';
import { showFile } from '../files/show-file.ts';
import { takeBytes } from '../files/take-bytes.ts';
import { handleCall } from '../web-api/handle-call.ts';
import { handleResponseUrl } from '../web-api/handle-response-url.ts';
import { redirectPermalink } from './permalink.ts';
import { TooLarge } from './read-body.ts';
import { sandboxRoutes } from './sandbox-routes.ts';
import { sendJson } from './send-json.ts';

/** Answers what is its own and returns true, or leaves it. */
export type ServePage = (req: IncomingMessage, res: ServerResponse) => boolean;

/** Everything the server answers over HTTP. */
export async function route(
  slack: LocalSlack,
  page: ServePage,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    const url = new URL(slack.url() + (req.url ?? '/'));
    if (url.pathname.startsWith('/api/')) await handleCall(slack, url, req, res);
    else if (url.pathname.startsWith('/respond/')) await handleResponseUrl(slack, url, req, res);
    else if (url.pathname.startsWith('/upload/')) await takeBytes(slack, url, req, res);
    else if (url.pathname.startsWith('/sandbox/files/')) showFile(slack, url, req, res);
    else if (url.pathname.startsWith('/sandbox/')) await sandboxRoutes(slack, url, req, res);
    else if (url.pathname.startsWith('/archives/')) redirectPermalink(url, res);
    else if (!page(req, res)) sendJson(res, 404, { ok: false, error: 'not_found' });
  } catch (error) {
    if (error instanceof TooLarge)
      return sendJson(res, 413, { ok: false, error: 'too_large' }, { connection: 'close' });
    console.error('the local Slack failed at', req.method, req.url, error);
    sendJson(res, 500, { ok: false, error: 'fatal_error' });
  }
}
