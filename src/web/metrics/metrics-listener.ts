import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from '../../lib/logger.ts';
import { soonOr } from '../../lib/soon-or.ts';
import { second } from '../../lib/time.ts';
import type { Clock } from '../../lib/time.ts';
import type { Standing } from '../../reports/standing.ts';
import type { Metrics } from './open-metrics.ts';

export const metricsPath = '/metrics';

/** Prometheus gives up after ten seconds, and then loses what the process counted, too. */
const patienceMs = 5 * second;
/** Scrapers that come together share one look at the database. */
const freshMs = second;

export type MetricsDesk = {
  token: string;
  metrics: Pick<Metrics, 'show' | 'contentType'>;
  standing(): Promise<Standing>;
  now: Clock;
  log: Pick<Logger, 'warn'>;
};

/** `GET /metrics`, for whoever has its token, which opens nothing else. While the database is away, what the process counts is still told. */
export function metricsListener(desk: MetricsDesk): RequestListener {
  const standing = sharedLook(desk);
  return (request, response) => {
    void serve(desk, standing, request, response);
  };
}

type Look = () => Promise<Standing | undefined>;

async function serve(
  { token, metrics }: MetricsDesk,
  standing: Look,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isBearer(request, token)) {
    response.writeHead(401, { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' });
    return void response.end('Give METRICS_TOKEN as a bearer token.\n');
  }
  const text = await metrics.show(await standing());
  response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
  response.end(request.method === 'HEAD' ? undefined : text);
}

function sharedLook({ standing, now, log }: MetricsDesk): Look {
  let last: { at: number; seen: Promise<Standing | undefined> } | undefined;
  const look = async () => {
    try {
      return await soonOr(patienceMs, standing(), () => undefined);
    } catch (error) {
      log.warn({ err: error }, 'metrics: the database did not say how the operation stands');
      return undefined;
    }
  };
  return () => {
    const at = now().getTime();
    if (!last || Math.abs(at - last.at) >= freshMs) last = { at, seen: look() };
    return last.seen;
  };
}

/** Hashed first, so that neither the time nor the length tells anything. */
function isBearer({ headers }: IncomingMessage, token: string): boolean {
  const [, given = ''] = /^Bearer ([!-~]{1,500})$/i.exec(headers.authorization ?? '') ?? [];
  return timingSafeEqual(hashed(given), hashed(token));
}

const hashed = (text: string) => createHash('sha256').update(text).digest();
