import { limits } from './limits.ts';
import { isRaw } from './primitives.ts';

const escapedLength = (text: string): number => text.replace(/&/g, '&amp;').replace(/[<>]/g, '&lt;').length;

/** The characters that people read in these blocks, escaped as Slack stores them. */
export function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + charactersIn(item), 0);
  if (!isRaw(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [field, it]) =>
      sum + (typeof it === 'string' ? (isReadable(field) ? escapedLength(it) : 0) : charactersIn(it)),
    0,
  );
}

const isReadable = (field: string): boolean => field === 'text' || field === 'title' || field === 'alt_text';

/** What Slack counts against the budget of one message (`msg_blocks_too_long` above it). */
export function messageSize(blocks: readonly unknown[]): number {
  const headers = blocks.filter((block) => isRaw(block) && block.type === 'header').length;
  return charactersIn(blocks) + headers * limits.message.charactersPerHeader;
}
