import { describe, expect, test } from 'vitest';
import { brokenLink, eventHash, sealHash } from '../../src/domain/audit-chain.ts';
import type { ChainedEvent } from '../../src/domain/audit-chain.ts';

function event(seq: number, prevHash: string): ChainedEvent {
  const row = {
    chain: 'run_1',
    seq,
    prevHash,
    type: 'run.queued',
    actorKind: 'person',
    actorId: 'U0ADA',
    surface: 'command',
    at: '2026-11-23T12:00:00.000Z',
    data: '{"workflow": "refunds"}',
    hash: '',
  };
  return { ...row, hash: eventHash(row) };
}

const first = event(1, '');
const second = event(2, first.hash);
const beginning = { seq: 0, hash: '' };

test('a chain as it was written has no broken link', () => {
  expect(brokenLink(first, beginning)).toBeUndefined();
  expect(brokenLink(second, first)).toBeUndefined();
});

describe('a broken link is named', () => {
  test.each<[keyof ChainedEvent, string]>([
    ['type', 'run.completed'],
    ['actorKind', 'system'],
    ['actorId', 'U0OSCAR'],
    ['surface', 'api'],
    ['at', '2026-11-23T12:00:00.001Z'],
    ['data', '{"workflow": "payouts"}'],
    ['chain', 'run_2'],
    ['hash', second.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))],
  ])('when its %s was changed', (field, value) => {
    expect(brokenLink({ ...second, [field]: value }, first)).toBe('row 2 was changed');
  });

  test('when a row between was taken out', () => {
    expect(brokenLink(event(3, second.hash), first)).toBe('row 2 is missing');
  });

  test('when a row was put in the place of another', () => {
    const other = { ...first, data: '{"workflow": "payouts"}' };
    expect(brokenLink(second, { ...other, hash: eventHash(other) })).toBe('row 2 does not follow from row 1');
  });
});

test('a seal hangs on the one before it, on its time and on every head', () => {
  const at = new Date('2026-11-23T12:00:00Z');
  const heads: [string, number, string][] = [
    ['run_1', 2, 'aa'],
    ['run_2', 5, 'bb'],
  ];
  const seal = sealHash('before', at, heads);
  expect(sealHash('before', at, heads)).toBe(seal);
  const others = [
    sealHash('other', at, heads),
    sealHash('before', new Date(at.getTime() + 1), heads),
    sealHash('before', at, heads.slice(1)),
    sealHash('before', at, [
      ['run_1', 2, 'aa'],
      ['run_2', 6, 'bb'],
    ]),
  ];
  expect(others).not.toContain(seal);
});
