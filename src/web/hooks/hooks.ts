import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Context } from '../../engine/context.ts';
import { receiveDelivery } from '../../engine/deliveries/receive-delivery.ts';
import type { Json } from '../../lib/json.ts';
import { second } from '../../lib/time.ts';
import { ApiProblem } from '../api/problem.ts';
import { sendProblem } from '../api/send.ts';
import { within } from '../api/within.ts';
import { readRaw, roomBytes, roomOf } from './read-raw.ts';
import type { Room } from './read-raw.ts';
import type { HookSource, Sent } from './hook-source.ts';
import { hookSource } from './sources.ts';
import { storable } from './storable.ts';
import { turnedAway } from './turned-away.ts';

export const hooksPath = '/hooks';

/** Xero waits five seconds for an answer, and the others longer. */
const patienceMs = 4 * second;

/** `secrets`: by source, the new one and the old one. `publicUrl`: where the world reaches us, which HubSpot signs. */
export type HookSettings = {
  secrets: Readonly<Record<string, readonly string[]>>;
  publicUrl: string | undefined;
};

type Desk = { ctx: Context; settings: HookSettings; room: Room; turnAway: (source: string) => void };

/** `POST /hooks/:source`: what other systems send. It is stored before it is answered, and nothing else is done before. */
export function hooksListener(ctx: Context, settings: HookSettings): RequestListener {
  const turnAway = turnedAway(ctx.log, ctx.now);
  const desk: Desk = { ctx, settings, turnAway, room: roomOf(roomBytes) };
  return (request, response) => void serve(desk, request, response);
}

async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const begun = performance.now();
  const { ctx } = desk;
  const told: { source?: string } = {};
  let isSilent = false;
  try {
    const { name, source, secrets } = known(desk, request);
    told.source = name;
    isSilent = source.wantsSilence ?? false;
    const how = await within(
      patienceMs + 5 * second,
      () => receive(desk, { name, source, secrets }, request),
      (err) => ctx.log.error({ err, source: name }, 'a webhook failed after its answer'),
    );
    if (isSilent) sendNothing(response, 200);
    else sendStored(response, how);
  } catch (error) {
    if (!(error instanceof ApiProblem))
      ctx.log.error({ err: error, ...told }, 'a webhook could not be stored');
    const problem = error instanceof ApiProblem ? error : notStored();
    if (isSilent) sendNothing(response, problem.status, problem.headers);
    else await refuse(response, problem);
  }
  const { statusCode: status } = response;
  if (status !== 401 && status !== 404)
    ctx.log.info({ ...told, status, ms: Math.round(performance.now() - begun) }, 'hook');
}

type Known = { name: string; source: HookSource; secrets: readonly string[] };

/** A source is known by its secret: without one, nothing of it could be believed. */
function known({ settings, turnAway }: Desk, { method, url = '' }: IncomingMessage): Known {
  const [path = ''] = url.split('?', 1);
  const name = path.slice(hooksPath.length + 1);
  const secrets = Object.hasOwn(settings.secrets, name) ? settings.secrets[name] : undefined;
  if (!secrets?.length) {
    turnAway('unknown');
    throw new ApiProblem(404, 'not_found', 'There is nothing here.');
  }
  if (method !== 'POST') throw new ApiProblem(405, 'wrong_method', 'Send it with POST.', { allow: 'POST' });
  return { name, secrets, source: hookSource(name) };
}

async function receive(
  { ctx, settings, room, turnAway }: Desk,
  { name, source, secrets }: Known,
  request: IncomingMessage,
): Promise<'stored' | 'repeated'> {
  assertJson(request);
  const body = await readRaw(request, room);
  const { publicUrl } = settings;
  const sent: Sent = {
    body,
    uri: publicUrl && `${publicUrl}${request.url ?? ''}`,
    header: (header) => [request.headers[header]].flat()[0],
  };
  if (!source.isGenuine(sent, secrets, ctx.now())) {
    turnAway(name);
    throw new ApiProblem(401, 'not_genuine', 'This is not signed as it must be.');
  }
  const read = source.read(sent, parse(body));
  if (!read) throw new ApiProblem(400, 'not_as_described', 'This is not what this source sends.');
  return receiveDelivery(ctx, { source: name, ...read });
}

function assertJson({ headers }: IncomingMessage): void {
  const isPlain = [undefined, '', 'identity'].includes(headers['content-encoding']);
  if (isPlain && /^application\/json\b/i.test(headers['content-type'] ?? '')) return;
  throw new ApiProblem(415, 'not_json', 'Send JSON, not compressed, with content-type: application/json.', {
    connection: 'close',
  });
}

function parse(body: Buffer): Json {
  try {
    return storable(JSON.parse(body.toString('utf8')) as Json);
  } catch {
    throw new ApiProblem(400, 'bad_input', 'The body is not JSON.');
  }
}

function sendStored(response: ServerResponse, how: 'stored' | 'repeated'): void {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  response.writeHead(how === 'stored' ? 202 : 200, headers);
  response.end(JSON.stringify({ delivery: how }));
}

function sendNothing(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...headers, 'content-length': '0', 'cache-control': 'no-store' });
  response.end();
}

/** Vendors send a 503 again, and not all of them any other failure. */
function notStored(): ApiProblem {
  return new ApiProblem(503, 'failed', 'It could not be stored. Send it again.', { 'retry-after': '30' });
}

async function refuse(
  response: ServerResponse,
  { status, reason, message, headers }: ApiProblem,
): Promise<void> {
  if (response.destroyed) return;
  const again = status === 503 ? { 'retry-after': '30' } : {};
  return sendProblem(response, status, { reason, message }, { ...again, ...headers });
}
