import { neverReached } from '../never-reached.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import { isAllowed } from './allowed-host.ts';
import { type Address, checkedAddress } from './checked-address.ts';
import { type Answer, requestPage } from './request-page.ts';
import type { WebSettings } from './web-config.ts';
import { type WebProblem, webFailure } from './web-failure.ts';

export type Page = { url: URL; isHtml: boolean; text: string };

const mostRedirects = 3;

/**
 * The page as the site sent it, over https, from hosts of the list only; each redirect is judged like the first address. The
 * sandbox has its own web on this machine, under the same rules. Throws ToolFailure.
 */
export async function readPage(settings: WebSettings, start: URL, signal: AbortSignal): Promise<Page> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
  let url = start;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    assertMayRead(settings, url, start, hop);
    const answer = await ask(settings, url, until);
    const next = redirectIn(answer, url);
    if (!next) return pageIn(answer, url);
    url = next;
  }
  throw webFailure('too_many_redirects', start.hostname);
}

function assertMayRead({ hosts }: WebSettings, url: URL, start: URL, hop: number): void {
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (isPlain && isAllowed(hosts, url.hostname, start.hostname)) return;
  throw webFailure(hop === 0 ? 'host_not_allowed' : 'redirected_away', start.hostname);
}

async function ask(settings: WebSettings, url: URL, signal: AbortSignal): Promise<Answer> {
  try {
    const place = placeOf(settings, url);
    return await requestPage(place.url, await abortable(place.address(), signal), signal);
  } catch (error) {
    if (error instanceof ToolFailure) throw error;
    throw webFailure(neverReached(error) ? 'no_connection' : 'no_answer', url.hostname, error);
  }
}

function placeOf({ demoUrl, resolve }: WebSettings, url: URL): { url: URL; address(): Promise<Address> } {
  if (demoUrl === null) return { url, address: () => checkedAddress(url.hostname, resolve) };
  const loopback = { address: '127.0.0.1', family: 4 };
  return { url: new URL(shownAt(demoUrl, url)), address: async () => loopback };
}

/** Where people open the page: itself, or the sandbox’s copy. */
export function shownAt(demoUrl: string | null, url: URL): string {
  return demoUrl === null ? url.href : `${demoUrl}/${url.hostname}${url.pathname}`;
}

/** DNS knows no abort. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    }),
  ]);
}

function redirectIn({ status, location }: Answer, from: URL): URL | undefined {
  if (status < 300 || status > 399) return undefined;
  if (location === null || !URL.canParse(location, from.href))
    throw webFailure('server_error', from.hostname);
  return new URL(location, from.href);
}

const problems: Record<number, WebProblem> = {
  401: 'refused',
  403: 'refused',
  451: 'refused',
  404: 'resource_missing',
  410: 'resource_missing',
  429: 'rate_limit',
};

function pageIn({ status, contentType, body }: Answer, url: URL): Page {
  const { hostname } = url;
  if (status !== 200) throw webFailure(problems[status] ?? 'server_error', hostname);
  const [, type = '', charset = 'utf-8'] =
    /^\s*([\w.+/-]+)(?:.*?charset\s*=\s*["']?([\w-]+))?/i.exec(contentType) ?? [];
  const isHtml = type.toLowerCase() === 'text/html';
  if (!isHtml && type.toLowerCase() !== 'text/plain') throw webFailure('not_text', hostname);
  if (!body) throw webFailure('too_large', hostname);
  return { url, isHtml, text: decoded(body, charset) };
}

/** A page that names no known character set is read as what almost all of the web is. */
function decoded(body: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(body);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder().decode(body);
    throw error;
  }
}
