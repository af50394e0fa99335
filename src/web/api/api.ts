import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Refused } from '../../domain/refused.ts';
import { admit, identifyToken } from '../../engine/access/authenticate.ts';
import { newId } from '../../lib/ids.ts';
import { second } from '../../lib/time.ts';
import { failedIn } from '../../wording/failed.ts';
import { refusalIn } from '../../wording/refusals.ts';
import { plainVoice } from '../../wording/voice.ts';
import type { Answer, ApiDesk, Asked } from './asked.ts';
import { paceBy, usualPace } from './pace.ts';
import type { PaceOptions } from './pace.ts';
import { ApiProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { statusOf } from './refusal-status.ts';
import { routeFor } from './router.ts';
import { routes } from './routes.ts';
import { send, sendProblem } from './send.ts';
import { within } from './within.ts';

export const apiPath = '/api/v1';

/** As long as one statement may run in the database. */
const patienceMs = 30 * second;

/** The HTTP API: a person's token, then the same verbs as in Slack with that person's rights. */
export function apiListener(desk: ApiDesk, pace: PaceOptions = usualPace): RequestListener {
  const take = paceBy(pace, desk.ctx.now);
  return (request, response) => {
    void serve(desk, take, request, response);
  };
}

type Told = { route: string; tokenId?: string };

async function serve(
  desk: ApiDesk,
  take: (tokenId: string) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { log } = desk.ctx;
  const begun = performance.now();
  const told: Told = { route: 'none' };
  try {
    const answer = await within(
      patienceMs,
      () => answerTo(desk, take, request, told),
      (err) => log.error({ err, ...told }, 'api request failed after its answer'),
    );
    await send(response, answer);
  } catch (error) {
    await refuse(desk, response, told, error);
  }
  log.info({ ...told, status: response.statusCode, ms: Math.round(performance.now() - begun) }, 'api');
}

async function answerTo(
  desk: ApiDesk,
  take: (tokenId: string) => void,
  request: IncomingMessage,
  told: Told,
): Promise<Answer> {
  const token = await identifyToken(desk.ctx, bearerIn(request));
  told.tokenId = token.id;
  take(token.id);
  const { person } = await admit(desk.ctx, token);
  const url = new URL(request.url ?? '', 'http://api');
  const { method = '' } = request;
  const { route, params } = routeFor(routes, method, url.pathname.slice(apiPath.length));
  told.route = `${route.method} ${route.path}`;
  const asked: Asked = {
    person,
    token,
    params,
    query: Object.fromEntries(url.searchParams),
    header: (name) => [request.headers[name]].flat()[0],
    body: () => readBody(request),
  };
  return route.answer(desk, asked);
}

function bearerIn({ headers }: IncomingMessage): string {
  return /^Bearer ([!-~]{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** A refusal says why; anything else is a bug, logged once under a reference that the caller sees too. */
async function refuse({ ctx }: ApiDesk, response: ServerResponse, told: Told, error: unknown): Promise<void> {
  if (response.headersSent) {
    ctx.log.warn({ err: error, ...told }, 'an answer broke off');
    response.destroy();
    return;
  }
  if (error instanceof ApiProblem) {
    const { status, reason, message, headers } = error;
    return sendProblem(response, status, { reason, message }, headers);
  }
  if (error instanceof Refused) {
    const { reason, detail } = error;
    const message = refusalIn(plainVoice, error);
    const fields = reason === 'bad_input' ? { fields: detail } : runIn(error);
    return sendProblem(response, statusOf(error), { reason, message, ...fields }, headersFor(error));
  }
  const reference = newId('ref');
  ctx.log.error({ err: error, reference, ...told }, 'api request failed');
  const message = failedIn(plainVoice, reference);
  return sendProblem(response, 500, { reason: 'failed', message, reference });
}

/** The run that there was: `POST /runs/:id/rerun` has it again. */
function runIn({ reason, detail }: Refused): { run?: string } {
  return reason === 'run_before' && detail['run'] ? { run: detail['run'] } : {};
}

function headersFor(refused: Refused): Record<string, string> {
  const status = statusOf(refused);
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  if (status === 429) return { 'retry-after': refused.detail['seconds'] ?? '1' };
  return status === 503 ? { 'retry-after': '60' } : {};
}
