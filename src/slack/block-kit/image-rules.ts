import { object, onlyFields, optional, pattern, text } from './checks.ts';
import { limits } from './limits.ts';
import type { Place } from './place.ts';

/** Where a picture comes from, and its words for who cannot see it: the same for the block and the element. */
export function imageSource(it: Place): void {
  const file = it.at('slack_file');
  if (file.isThere) slackFile(file);
  else text(it.at('image_url'), { max: limits.url });
  text(it.at('alt_text'), { max: limits.image.altText });
}

const slackFile = object('a file by its id or url', (it) => {
  onlyFields(it, ['id', 'url']);
  if (!it.at('id').isThere && !it.at('url').isThere) it.problem('needs an id or a url');
  if (it.at('id').isThere && it.at('url').isThere) it.problem('takes an id or a url, not both');
  optional(it.at('id'), (id) => pattern(id, /^F[A-Z0-9]{8,}$/, 'F0123456789'));
  optional(it.at('url'), (url) => text(url, { max: limits.url }));
});
