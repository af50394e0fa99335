import type { CompanyAnswer, CompanyRequest } from '../company/wire.ts';
import { tokenOf } from './act.ts';

export type Forwarded = { status: number; link: string | null; data: unknown };

/** Passes a request on to the emulator under a person's name. What it answers speaks of itself by the address that people know. */
export async function forward(
  emulatorUrl: string,
  ownUrl: string,
  as: string,
  { method, path, query, body }: Pick<CompanyRequest, 'method' | 'path' | 'query' | 'body'>,
): Promise<Forwarded> {
  const search = query.size ? `?${query.toString()}` : '';
  const response = await fetch(`${emulatorUrl}${encodeURI(path)}${search}`, {
    method,
    headers: { authorization: `Bearer ${tokenOf(as)}`, 'content-type': 'application/json' },
    ...(body === '' ? {} : { body }),
  });
  const text = (await response.text()).replaceAll(emulatorUrl, ownUrl);
  return {
    status: response.status,
    link: response.headers.get('link')?.replaceAll(emulatorUrl, ownUrl) ?? null,
    data: text === '' ? undefined : JSON.parse(text),
  };
}

export function answerOf({ status, link, data }: Forwarded): CompanyAnswer {
  return { status, ...(link ? { headers: { link } } : {}), body: data ?? '' };
}
