import type { IncomingMessage } from 'node:http';
import { isRaw } from '../../../slack/block-kit/place.ts';
import { readBody } from '../http/read-body.ts';
import { parseJson } from '../parse-json.ts';
import { RefusedCall } from './refused-call.ts';

export type Given = { token: string | undefined; arguments: Record<string, unknown> };

/** The arguments of a call, from a form, a JSON body or the query, and the token from wherever it stands. */
export async function readArguments(req: IncomingMessage, url: URL): Promise<Given> {
  const body = await readBody(req);
  const given = {
    ...Object.fromEntries(url.searchParams),
    ...parse(body, req.headers['content-type'] ?? ''),
  };
  const { token, ...rest } = given;
  const bearer = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
  return { token: bearer ?? (typeof token === 'string' ? token : undefined), arguments: rest };
}

function parse(body: string, contentType: string): Record<string, unknown> {
  if (!contentType.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body));
  const parsed = parseJson(body);
  if (parsed === undefined) throw new RefusedCall('invalid_json');
  if (!isRaw(parsed)) throw new RefusedCall('json_not_object');
  return parsed;
}
