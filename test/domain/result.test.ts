import { describe, expect, test } from 'vitest';
import { proposalFrom, resultSchema } from '../../src/domain/result.ts';
import type { AgentResult } from '../../src/domain/result.ts';
import type { Recorded } from '../../src/domain/workflow.ts';
import type { Json } from '../../src/lib/json.ts';

const readAt = new Date('2026-11-23T11:59:00Z');
const now = new Date('2026-11-23T12:00:00Z');

const reading = (tool: string, id: string, data: Json): Recorded => ({
  tool,
  data,
  args: {},
  readAt,
  record: { system: tool, id, label: id, url: null },
});

const readings = [
  reading('ticket', '1042', { text: 'It came eleven days late.' }),
  reading('page', 'refunds', {
    page: 'refunds',
    version: '3',
    clauses: [
      { id: 'R1', title: 'Late delivery', text: 'More than ten days late: full refund.' },
      { id: 'R2', title: 'Damage', text: 'Broken on arrival: full refund.' },
    ],
  }),
  reading('ticket', '1043', { text: 'The lamp is cracked.' }),
];

const result: AgentResult = {
  summary: 'Late parcel.',
  category: 'refund',
  confidence: 0.9,
  policy: null,
  evidence: [],
  question: null,
};
const proposal = (change: Partial<AgentResult>) => proposalFrom({ ...result, ...change }, [], readings, now);
const claim = (source: string, quote: string) =>
  proposal({ evidence: [{ source, record: null, quote }] }).evidence[0];

describe('a claim is checked against what was read', () => {
  test('a literal quote is verified, with the record it came from and when that was read', () => {
    expect(claim('ticket', 'eleven days late')).toEqual({
      tool: 'ticket',
      record: readings[0]?.record,
      quote: 'eleven days late',
      readAt: readAt.toISOString(),
      verified: true,
    });
  });

  test('of several readings of one tool, the one with the quote is shown', () => {
    expect(claim('ticket', 'The lamp is cracked.')).toMatchObject({ record: { id: '1043' }, verified: true });
  });

  test('an invented quote is shown as not verified', () => {
    expect(claim('ticket', 'twelve days late')).toMatchObject({ record: { id: '1042' }, verified: false });
  });

  test('a true quote under the wrong source is not verified', () => {
    expect(claim('page', 'eleven days late')).toMatchObject({ verified: false });
  });

  test('an invented source is shown as never read', () => {
    expect(claim('crystal_ball', 'eleven days late')).toMatchObject({
      tool: 'crystal_ball',
      record: { system: 'none', label: 'crystal_ball (not read in this run)' },
      verified: false,
    });
  });
});

describe('a policy match', () => {
  const clause = { page: 'refunds', version: '3', clause: 'R1', quote: 'More than ten days late' };

  test('is verified when that clause of that version of that page says so', () => {
    expect(proposal({ policy: clause }).policy).toEqual({
      ...clause,
      title: 'Late delivery',
      verified: true,
    });
  });

  test.each([
    ['the quote is of another clause', { quote: 'Broken on arrival' }],
    ['the clause is invented', { clause: 'R9' }],
    ['the page is of another version', { version: '2' }],
    ['the page was never read', { page: 'bribes' }],
    ['the quote is empty', { quote: '' }],
  ])('is not when %s', (_what, change) => {
    expect(proposal({ policy: { ...clause, ...change } }).policy?.verified).toBe(false);
  });

  test('may be none at all', () => {
    expect(proposal({}).policy).toBeNull();
  });
});

describe('the shape of a result', () => {
  const schema = resultSchema({ categories: ['refund', 'other'] });
  const accepted = (change: object) => schema.safeParse({ ...result, ...change }).success;

  test.each<[string, object, boolean]>([
    ['as it should be', {}, true],
    ['with a confidence of exactly 0 or 1', { confidence: 1 }, true],
    ['with more confidence than there is', { confidence: 1.01 }, false],
    ['under a category that the workflow does not have', { category: 'spam' }, false],
    ['without a summary', { summary: '' }, false],
    ['with too much of a summary', { summary: 'x'.repeat(2_001) }, false],
    ['without saying whether there is a question', { question: undefined }, false],
    [
      'with thirteen pieces of evidence',
      { evidence: Array.from({ length: 13 }, () => ({ source: 'a', record: null, quote: 'b' })) },
      false,
    ],
  ])('%s', (_what, change, expected) => {
    expect(accepted(change)).toBe(expected);
  });
});
