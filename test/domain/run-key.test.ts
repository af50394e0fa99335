import { expect, test } from 'vitest';
import { runKey, runKeysFor, runKeysOf, subjectKeysFor } from '../../src/domain/run-key.ts';
import { openShop } from '../engine/support/shop.ts';
import { refundWorkflow } from '../engine/support/refund-workflow.ts';

const workflow = refundWorkflow(openShop());

test('an address is found however it is written, and its hash does not hold it', () => {
  expect(runKey('customer', ' Maya@Example.com ')).toBe(runKey('customer', 'maya@example.com'));
  expect(runKey('customer', 'maya@example.com')).toMatch(/^[0-9a-f]{64}$/);
});

test('the same words as another kind of thing are another key', () => {
  expect(runKey('ticket', '1042')).not.toBe(runKey('charge', '1042'));
});

test('a run has one key for each of its things', () => {
  const keys = runKeysOf({ ticket: ['7'], charge: ['ch_1', 'ch_1', 'ch_2'] });
  expect(keys).toEqual([runKey('ticket', '7'), runKey('charge', 'ch_1'), runKey('charge', 'ch_2')]);
  expect(runKeysOf({})).toEqual([]);
});

test('what is looked for is tried as everything that the workflows’ tools are bound to', () => {
  expect(runKeysFor('ch_1', [workflow]).toSorted()).toEqual(
    [runKey('ticket', 'ch_1'), runKey('charge', 'ch_1')].toSorted(),
  );
});

test('a number names the subject that it would start', () => {
  expect(subjectKeysFor('1042', [workflow])).toEqual(['1042', 'desk:1042']);
  expect(subjectKeysFor('maya@example.com', [workflow])).toEqual(['maya@example.com']);
});
