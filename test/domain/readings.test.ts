import { expect, test } from 'vitest';
import { readingsIn } from '../../src/domain/readings.ts';

const startedAt = new Date('2026-11-23T12:00:00Z');
const step = (change: object) => ({
  kind: 'tool_read' as const,
  status: 'done' as const,
  attempt: 2,
  name: 'desk_ticket',
  contentId: 'txt_1',
  startedAt,
  ...change,
});
const record = { system: 'desk', id: '1', label: '1', url: null };
const texts = new Map<string, unknown>([
  ['txt_1', { args: { ticket: '1' }, reading: { data: 'late', record } }],
  ['txt_2', { args: { ticket: '9' } }],
]);

test('the readings of an attempt are what its reads returned, with the calls that made them', () => {
  expect(readingsIn([step({})], texts, 2)).toEqual([
    { tool: 'desk_ticket', args: { ticket: '1' }, data: 'late', record, readAt: startedAt },
  ]);
});

test.each([
  ['of another attempt', { attempt: 1 }],
  ['that failed', { status: 'failed' }],
  ['that are still under way', { status: 'running' }],
  ['that are writes', { kind: 'tool_write' }],
  ['that were refused', { contentId: 'txt_2' }],
  ['whose text was erased', { contentId: 'txt_9' }],
  ['without a text', { contentId: null }],
])('steps %s are none', (_what, change) => {
  expect(readingsIn([step(change)], texts, 2)).toEqual([]);
});
