import { describe, expect, test } from 'vitest';
import { changesBetween, proposalDigest } from '../../src/domain/proposal.ts';
import type { Action } from '../../src/domain/proposal.ts';
import type { JsonObject } from '../../src/lib/json.ts';

const action = (id: string, tool: string, args: JsonObject, more: Partial<Action> = {}): Action => ({
  id,
  tool,
  args,
  says: `Do ${tool}`,
  risk: 'low',
  movesMoney: false,
  outOfScope: [],
  ...more,
});

const refund = action('act_1', 'refund', { charge: 'ch_1', amount: 8400 });
const reply = action('act_2', 'reply', { text: 'Sorry.', internal: false });

describe('the digest stands for exactly what will be executed', () => {
  const digest = proposalDigest([refund, reply], 'v1');

  test.each<[string, Action[], string]>([
    ['another amount', [{ ...refund, args: { ...refund.args, amount: 8401 } }, reply], 'v1'],
    ['another argument more', [{ ...refund, args: { ...refund.args, memo: null } }, reply], 'v1'],
    ['another tool', [{ ...refund, tool: 'credit' }, reply], 'v1'],
    ['another id, which is the idempotency key', [{ ...refund, id: 'act_9' }, reply], 'v1'],
    ['another order', [reply, refund], 'v1'],
    ['one action less', [refund], 'v1'],
    ['other rules', [refund, reply], 'v2'],
  ])('%s gives another one', (_what, actions, version) => {
    expect(proposalDigest(actions, version)).not.toBe(digest);
  });

  test('so does on what an action rests, and each of its values', () => {
    const digests = [undefined, {}, { Payment: 'paid' }, { Payment: 'disputed' }].map((state) =>
      proposalDigest([{ ...refund, ...(state ? { state } : {}) }, reply], 'v1'),
    );
    expect(new Set(digests).size).toBe(4);
    expect(digests[0]).toBe(digest);
  });

  test('without a state it is what it was before there were states: open reviews outlive the upgrade', () => {
    expect(digest).toBe('365caf879418e15a6fe3a7d041a36789d107813d5cf70829ea62ee96a983164e');
  });

  test('the order of arguments and the words about an action change nothing', () => {
    const same = {
      ...refund,
      args: { amount: 8400, charge: 'ch_1' },
      says: 'Pay back',
      risk: 'high' as const,
    };
    expect(proposalDigest([same, reply], 'v1')).toBe(digest);
  });
});

describe('what an edit changed', () => {
  const changed = (args: JsonObject) => changesBetween([refund, reply], [{ ...refund, args }, reply]);

  test('is told per argument, from and to', () => {
    expect(changed({ charge: 'ch_1', amount: 6000 })).toEqual([
      { action: 'refund', field: 'amount', from: '8400', to: '6000' },
    ]);
    expect(changed({ charge: 'ch_2', amount: 8400 })).toEqual([
      { action: 'refund', field: 'charge', from: 'ch_1', to: 'ch_2' },
    ]);
  });

  test('is nothing when every argument is as before, in whatever order', () => {
    expect(changed({ amount: 8400, charge: 'ch_1' })).toEqual([]);
  });

  test('is seen when an argument was not there before', () => {
    expect(changed({ ...refund.args, memo: 'late' })).toEqual([
      { action: 'refund', field: 'memo', from: 'null', to: 'late' },
    ]);
  });

  test('is seen inside lists', () => {
    const before = [action('a', 'tag', { tags: ['late'] })];
    const after = [action('b', 'tag', { tags: ['late', 'refunded'] })];
    expect(changesBetween(before, after)).toEqual([
      { action: 'tag', field: 'tags', from: '["late"]', to: '["late","refunded"]' },
    ]);
  });
});
