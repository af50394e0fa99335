import { expect, test } from 'vitest';
import { isKeyed, metadataOf } from '../../../src/slack/outbox/message-key.ts';
import { retryDelay } from '../../../src/slack/outbox/retry-delay.ts';
import { withoutTexts } from '../../../src/slack/outbox/without-texts.ts';

test('attempts come ever further apart, to five minutes at most, and never all at once', () => {
  const longest = [1, 2, 3, 4, 9, 10, 500].map((attempts) => retryDelay(attempts, () => 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 256_000, 300_000, 300_000]);
  expect(retryDelay(10, () => 0)).toBe(150_000);
});

test('a post knows its own key, and neither that of another nor none', () => {
  expect(isKeyed({ metadata: metadataOf('msg_1') }, 'msg_1')).toBe(true);
  expect(isKeyed({ metadata: metadataOf('msg_2') }, 'msg_1')).toBe(false);
  expect(isKeyed({ metadata: { event_type: 'other', event_payload: { key: 'msg_1' } } }, 'msg_1')).toBe(
    false,
  );
  expect(isKeyed({}, 'msg_1')).toBe(false);
});

test('a validator may quote a text, the log may not', () => {
  const problem = '/blocks/0/text: must be an object, not "Mallory \\"the\\" customer"';
  expect(withoutTexts(problem)).toBe('/blocks/0/text: must be an object, not "…"');
});
