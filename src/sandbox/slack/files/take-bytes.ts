import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBytes } from '../http/read-body.ts';
import type { LocalSlack } from '../local-slack.ts';
import { finish, instead } from '../web-api/handle-call.ts';
import { imageTypeOf } from './image-type.ts';

const atMostBytes = 5_000_000;

/** The bytes of a file at the address that was given out for them: raw, or as a form. It needs no token. */
export async function takeBytes(
  slack: LocalSlack,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const bytes = await bytesIn(req);
  const fault = slack.faults.take('upload_url');
  const status = instead(fault)?.status ?? kept(slack, url.pathname.slice('/upload/v1/'.length), bytes);
  const answer = { ok: status === 200 };
  slack.calls.add({
    method: 'upload_url',
    arguments: { length: bytes.length },
    at: slack.now(),
    status,
    answer,
  });
  await finish(fault, res, () => {
    res
      .writeHead(status, { 'content-type': 'text/plain' })
      .end(answer.ok ? `OK - ${bytes.length}` : 'refused');
  });
}

/** The status: an address takes exactly what was announced, and once. */
function kept(slack: LocalSlack, secret: string, bytes: Buffer): number {
  const file = slack.workspace.files?.find((each) => each.secret === secret);
  if (!file || file.bytes !== undefined) return 404;
  if (bytes.length !== file.size) return 400;
  Object.assign(file, { bytes: bytes.toString('base64'), mimetype: imageTypeOf(bytes) });
  slack.changes.tell({ user: slack.workspace.app.userId });
  return 200;
}

async function bytesIn(req: IncomingMessage): Promise<Buffer> {
  const body = await readBytes(req, atMostBytes);
  const type = req.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}
