import type { Ack, Envelope, Retry } from './envelope.ts';
import { sign } from './sign.ts';

type Target = { url: string; signingSecret: string; withinMs: number };

/** Posts an envelope to the app, signed, in the encoding that Slack uses for its kind. */
export async function deliverOverHttp(target: Target, envelope: Envelope, retry?: Retry): Promise<Ack> {
  const { body, contentType } = encode(envelope);
  const headers = {
    'content-type': contentType,
    'user-agent': 'Slackbot 1.0 (local Slack)',
    ...sign(target.signingSecret, body, Math.floor(Date.now() / 1000)),
    ...(retry && { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }),
  };
  try {
    const signal = AbortSignal.timeout(target.withinMs);
    return await readAck(await fetch(target.url, { method: 'POST', headers, body, signal }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return { ok: false, reason: 'http_timeout', detail: `no answer within ${target.withinMs} ms` };
    return { ok: false, reason: 'connection_failed', detail: String(error) };
  }
}

function encode({ kind, body }: Envelope): { body: string; contentType: string } {
  if (kind === 'event') return { body: JSON.stringify(body), contentType: 'application/json' };
  const form = kind === 'command' ? asTexts(body) : { payload: JSON.stringify(body) };
  return { body: new URLSearchParams(form).toString(), contentType: 'application/x-www-form-urlencoded' };
}

const asTexts = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(body).map(([field, value]) => [field, String(value)]));

async function readAck(response: Response): Promise<Ack> {
  const text = await response.text();
  if (!response.ok) {
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return { ok: false, reason: 'http_error', detail: `HTTP ${response.status}`, noRetry };
  }
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { ok: true, body: isJson && text ? JSON.parse(text) : text };
}
