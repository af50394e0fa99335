import { describe, expect, test } from 'vitest';
import type { Surface } from '../../../src/slack/block-kit/block-rules.ts';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import type { Json } from './support.ts';

/** Something that Slack limits: `of` makes one of the size n. */
export type Boundary = { what: string; max: number; of: (n: number) => Json; on?: Surface };

export function expectBoundaries(boundaries: Boundary[]): void {
  describe.each(boundaries)('$what: at most $max', ({ max, of, on = 'message' }) => {
    test('Slack takes what is at the limit', () => expect(problemsOf(of(max), on)).toEqual([]));
    test('Slack refuses what is one past it', () => expect(problemsOf(of(max + 1), on)).toHaveLength(1));
  });
}
