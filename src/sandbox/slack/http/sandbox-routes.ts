import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalSlack } from '../local-slack.ts';
import { parseJson } from '../parse-json.ts';
import { doAct, parseAct } from '../people/act.ts';
import { CannotDo } from '../people/acting.ts';
import { messagesFor } from '../people/show-message.ts';
import { stateFor } from '../people/state-for.ts';
import { streamChanges } from './event-stream.ts';
import { isLocal } from './is-local.ts';
import { readBody } from './read-body.ts';
import { sendJson } from './send-json.ts';

const atMostBytes = 256_000;

/** What the page asks: see contract.ts. */
export async function sandboxRoutes(
  slack: LocalSlack,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (!isLocal(req)) return refuse(res, 403, 'not_local', 'only the page of this sandbox may ask here');
  try {
    await answer(slack, url, req, res);
  } catch (error) {
    if (error instanceof CannotDo) refuse(res, 409, 'cannot', error.message);
    else throw error;
  }
}

async function answer(slack: LocalSlack, url: URL, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const query = url.searchParams;
  const user = query.get('user') ?? firstPerson(slack);
  switch (`${req.method} ${url.pathname}`) {
    case 'GET /sandbox/state':
      return sendJson(res, 200, stateFor(slack, user));
    case 'GET /sandbox/messages':
      return sendJson(
        res,
        200,
        messagesFor(slack, user, query.get('channel') ?? '', query.get('thread_ts') ?? undefined),
      );
    case 'GET /sandbox/events':
      return streamChanges(slack, user, res);
    case 'POST /sandbox/act':
      return sendJson(res, 200, await doAct(slack, parseAct(parseJson(await readBody(req, atMostBytes)))));
    default:
      return refuse(res, 404, 'not_found', `there is no ${req.method} ${url.pathname}`);
  }
}

const firstPerson = ({ workspace }: LocalSlack): string =>
  workspace.people.find(({ isBot, deleted }) => !isBot && !deleted)?.id ?? '';

const refuse = (res: ServerResponse, status: number, error: string, message: string): void =>
  sendJson(res, status, { ok: false, error, message });
