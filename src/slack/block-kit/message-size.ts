import { limits } from './limits.ts';
import { isRaw } from './place.ts';

const escapable = /[&<>]/;
const escapedLength = (text: string): number =>
  escapable.test(text) ? text.replaceAll('&', '&amp;').replaceAll(/[<>]/g, '&lt;').length : text.length;

const readable = ['text', 'title', 'alt_text'];

/** The characters that people read in these blocks, escaped as Slack stores them. */
export function charactersIn(value: unknown): number {
  let sum = 0;
  if (Array.isArray(value)) for (const item of value) sum += charactersIn(item);
  else if (isRaw(value))
    for (const [field, it] of Object.entries(value))
      sum += typeof it !== 'string' ? charactersIn(it) : readable.includes(field) ? escapedLength(it) : 0;
  return sum;
}

/** What Slack counts against the budget of one message (`msg_blocks_too_long` above it). */
export function messageSize(blocks: unknown): number {
  const all = Array.isArray(blocks) ? blocks : [];
  const headers = all.filter((block) => isRaw(block) && block.type === 'header').length;
  return charactersIn(all) + headers * limits.message.charactersPerHeader;
}
