import { describe, expect, test } from 'vitest';
import { conditionHolds } from '../../src/domain/policy.ts';
import type { Case, Condition, Facts } from '../../src/domain/policy.ts';

const facts: Facts = { total: 100_00, category: 'refund', found: true, note: null, gone: undefined };
const holds: Condition = { fact: 'found', is: true };
const fails: Condition = { fact: 'found', is: false };
const unknown: Condition = { fact: 'never established', is: true };

const tried = (condition: Condition, actions: Case['actions'] = []) =>
  conditionHolds(condition, facts, actions);

describe('one comparison', () => {
  test.each<[Condition, boolean | undefined]>([
    [{ fact: 'total', is: 100_00 }, true],
    [{ fact: 'total', is: '10000' }, false],
    [{ fact: 'total', above: 100_00 }, false],
    [{ fact: 'total', above: 99_99 }, true],
    [{ fact: 'total', below: 100_00 }, false],
    [{ fact: 'total', below: 100_01 }, true],
    [{ fact: 'category', oneOf: ['refund', 'complaint'] }, true],
    [{ fact: 'category', oneOf: [] }, false],
    [{ fact: 'note', is: null }, true],
    [{ fact: 'note', oneOf: ['refund'] }, false],
    [{ fact: 'gone', is: null }, undefined],
    [{ fact: 'gone', above: 0 }, undefined],
    [{ fact: 'never established', oneOf: ['refund'] }, undefined],
    [{ fact: 'category', above: 0 }, undefined],
    [{ fact: 'note', below: 1 }, undefined],
  ])('%j is %s', (condition, expected) => {
    expect(tried(condition)).toBe(expected);
  });
});

describe('what hangs on an unknown fact is unknown, and what does not is not', () => {
  test.each<[Condition, boolean | undefined]>([
    [{ all: [] }, true],
    [{ all: [holds, holds] }, true],
    [{ all: [holds, fails] }, false],
    [{ all: [holds, unknown] }, undefined],
    [{ all: [fails, unknown] }, false],
    [{ any: [] }, false],
    [{ any: [fails, holds] }, true],
    [{ any: [fails, unknown] }, undefined],
    [{ any: [holds, unknown] }, true],
    [{ not: holds }, false],
    [{ not: fails }, true],
    [{ not: unknown }, undefined],
    [{ not: { all: [fails, unknown] } }, true],
  ])('%j is %s', (condition, expected) => {
    expect(tried(condition)).toBe(expected);
  });
});

describe('conditions on actions', () => {
  const refund = (scope: Facts) => ({ tool: 'refund', facts: scope });
  const tag = { tool: 'tag', facts: {} };
  const inScope: Condition = { action: 'refund', where: { fact: 'in scope', is: true } };

  test.each<[string, Condition, Case['actions'], boolean | undefined]>([
    ['some refund', { action: 'refund' }, [tag, refund({})], true],
    ['no refund', { action: 'refund' }, [tag], false],
    ['a refund in scope', inScope, [refund({ 'in scope': true })], true],
    ['one in scope and one unknown', inScope, [refund({}), refund({ 'in scope': true })], true],
    ['one out of scope and one unknown', inScope, [refund({ 'in scope': false }), refund({})], undefined],
    ['only tags', { onlyActions: ['tag'] }, [tag, tag], true],
    ['a tag beside a refund', { onlyActions: ['tag'] }, [tag, refund({})], false],
    ['nothing at all', { onlyActions: ['tag'] }, [], false],
  ])('%s', (_what, condition, actions, expected) => {
    expect(tried(condition, actions)).toBe(expected);
  });

  test('the facts of one action are not those of another, nor of the whole', () => {
    const where: Condition = {
      all: [
        { fact: 'x', is: 1 },
        { fact: 'y', is: 2 },
      ],
    };
    expect(tried({ action: 'refund', where }, [refund({ x: 1, y: 0 }), refund({ x: 0, y: 2 })])).toBe(false);
    expect(tried({ action: 'tag', where: holds }, [tag])).toBeUndefined();
  });
});
