import type { CompanyAnswer } from '../company/wire.ts';

/** What GitHub says where the emulator is more lenient than GitHub. */
export const badCredentials: CompanyAnswer = {
  status: 401,
  body: { message: 'Bad credentials', status: '401' },
};
export const notFound: CompanyAnswer = { status: 404, body: { message: 'Not Found', status: '404' } };
export const notAccessible: CompanyAnswer = {
  status: 403,
  body: { message: 'Resource not accessible by personal access token', status: '403' },
};
export const isArchived: CompanyAnswer = {
  status: 403,
  body: { message: 'Repository was archived so is read-only.', status: '403' },
};

export function faultAnswer(status: number, retryAfter: number | undefined): CompanyAnswer {
  const body = {
    message: status === 429 || status === 403 ? 'You have exceeded a secondary rate limit.' : 'Server Error',
  };
  return retryAfter === undefined
    ? { status, body }
    : { status, body, headers: { 'retry-after': String(retryAfter) } };
}
