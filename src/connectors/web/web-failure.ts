import { ToolFailure } from '../../domain/tool-failure.ts';

const remedies = {
  host_not_allowed: 'its host is not on the list. An operator can add it to WEB_PAGE_HOSTS.',
  redirected_away:
    'the page leads to a host that is not on the list, or leaves https. Go on without it, or have the host added to WEB_PAGE_HOSTS.',
  too_many_redirects: 'the page leads on more than three times. Go on without it.',
  not_public: 'its name stands for an address that is not public. Go on without it, and tell an admin.',
  no_such_host: 'there is no such host. Check the domain of the company.',
  resource_missing: 'there is no such page. Read another one, or go on without it.',
  refused: 'the site does not let programs read it. Go on without it.',
  not_text: 'it is neither HTML nor plain text. Read another page, or go on without it.',
  too_large: 'it is larger than a megabyte. Read another page, or go on without it.',
  rate_limit: 'the site asks to come back later. Try again later.',
  no_connection: 'no connection could be made. Go on without it, or try again later.',
  no_answer: 'no whole answer came in time. Go on without it, or try again later.',
  server_error: 'the site failed. Go on without it, or try again later.',
} as const;

export type WebProblem = keyof typeof remedies;

/** Says which host, and nothing of what it answered. */
export function webFailure(code: WebProblem, host: string, cause?: unknown): ToolFailure {
  return new ToolFailure({
    system: 'web',
    code,
    certainty: 'not_applied',
    message: `The web page at ${host} was not read (${code}): ${remedies[code]}`,
    ...(cause === undefined ? {} : { cause }),
  });
}
