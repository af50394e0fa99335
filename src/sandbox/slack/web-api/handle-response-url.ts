import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRaw } from '../../../slack/block-kit/place.ts';
import { readBody } from '../http/read-body.ts';
import type { LocalSlack } from '../local-slack.ts';
import { parseJson } from '../parse-json.ts';
import { applyResponse } from './apply-response.ts';
import { finish, instead, send } from './handle-call.ts';
import type { Reply } from './answer-call.ts';
import { RefusedCall } from './refused-call.ts';

/** What an app sends to a response_url, which needs no token: whoever has the address may answer. */
export async function handleResponseUrl(
  slack: LocalSlack,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const body = parseJson(await readBody(req));
  const given = isRaw(body) ? body : {};
  const fault = slack.faults.take('response_url');
  const reply = instead(fault) ?? respond(slack, url.pathname.slice('/respond/'.length), given);
  const { status, body: answer } = reply;
  slack.calls.add({ method: 'response_url', arguments: given, at: slack.now(), status, answer });
  await finish(fault, res, () => send(slack, res, reply));
}

function respond(slack: LocalSlack, secret: string, given: Record<string, unknown>): Reply {
  try {
    applyResponse(slack, slack.responseUrls.use(secret), given);
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (error instanceof RefusedCall)
      return { status: 404, body: { ok: false, error: error.code, ...error.details } };
    throw error;
  }
}
