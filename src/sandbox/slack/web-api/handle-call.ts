import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendJson } from '../http/send-json.ts';
import type { LocalSlack } from '../local-slack.ts';
import { answerCall, rateLimited, refused } from './answer-call.ts';
import type { Reply } from './answer-call.ts';
import type { Fault } from './faults.ts';
import { readArguments } from './read-arguments.ts';
import type { Given } from './read-arguments.ts';
import { RefusedCall } from './refused-call.ts';

/** One call of the Web API over HTTP, with whatever fault waits for it. */
export async function handleCall(
  slack: LocalSlack,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const name = url.pathname.slice('/api/'.length);
  const given = await tryToRead(req, url);
  if ('code' in given) return send(slack, res, refused(given.code));
  const fault = slack.faults.take(name);
  const reply = instead(fault) ?? answerCall(slack, name, given);
  const { status, body: answer } = reply;
  slack.calls.add({ method: name, arguments: given.arguments, at: slack.now(), status, answer });
  await finish(fault, res, () => send(slack, res, reply));
}

async function tryToRead(req: IncomingMessage, url: URL): Promise<Given | RefusedCall> {
  try {
    return await readArguments(req, url);
  } catch (error) {
    if (error instanceof RefusedCall) return error;
    throw error;
  }
}

/** The answer of a fault that keeps the call from being applied. */
export function instead(fault: Fault | undefined): Reply | undefined {
  if (!fault) return undefined;
  if ('status' in fault) return { status: fault.status, body: { ok: false, error: 'internal_error' } };
  if ('ratelimited' in fault) return rateLimited(fault.ratelimited);
  if ('error' in fault) return refused(fault.error);
  if ('never' in fault) return { status: 0, body: {} };
  return undefined;
}

/** Answers, unless the fault is about the answer. */
export async function finish(
  fault: Fault | undefined,
  res: ServerResponse,
  answer: () => void,
): Promise<void> {
  if (fault && 'never' in fault) return;
  if (fault && 'lostAnswer' in fault) res.destroy();
  else {
    if (fault && 'delayMs' in fault) await sleep(fault.delayMs);
    answer();
  }
}

export function send(slack: LocalSlack, res: ServerResponse, { status, body, retryAfter }: Reply): void {
  sendJson(res, status, body, {
    ...(slack.app.scopes && { 'x-oauth-scopes': slack.app.scopes.join(',') }),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
}
