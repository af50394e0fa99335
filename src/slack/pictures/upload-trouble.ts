import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { PictureTrouble } from '../../domain/picture.ts';
import { second } from '../../lib/time.ts';
import { NotSent } from './upload-picture.ts';

/** The codes of files.getUploadURLExternal and files.completeUploadExternal that no repetition mends; any other is tried again. */
const forGood = new Set([
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'access_denied',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'team_access_not_granted',
  'account_inactive',
  'token_revoked',
  'file_type_not_allowed',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'file_upload_size_restricted',
  'invalid_arguments',
  'missing_argument',
  'unknown_method',
  'method_deprecated',
]);

/** What went wrong with an upload, as a code: the texts of errors may quote what we sent. */
export function uploadTrouble(error: unknown): PictureTrouble {
  if (error instanceof WebAPIRateLimitedError)
    return { refused: false, code: 'ratelimited', afterMs: Math.max(1, error.retryAfter) * second };
  if (error instanceof WebAPIPlatformError) {
    const code = /^[a-z][a-z0-9_]{0,79}$/.test(error.data.error) ? error.data.error : 'unreadable_answer';
    return { refused: forGood.has(code), code };
  }
  if (error instanceof WebAPIHTTPError) return { refused: false, code: `http_${error.statusCode}` };
  if (error instanceof NotSent) return { refused: false, code: `bytes_http_${error.status}` };
  return { refused: false, code: 'no_answer' };
}
