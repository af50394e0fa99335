import { describe, expect, test } from 'vitest';
import { agreementOf, bandOf } from '../../../src/domain/shadow/agreement.ts';
import { compare } from '../../../src/domain/shadow/compare.ts';
import { lookAfter } from '../../../src/domain/shadow/observe.ts';
import type { Deed, Doer, Likeness } from '../../../src/domain/shadow/observe.ts';
import { problemsOfObserve } from '../../../src/domain/shadow/problems-of-observe.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { hour } from '../../../src/lib/time.ts';
import { openShop } from '../../engine/support/shop.ts';
import { shopTools } from '../../engine/support/shop-tools.ts';

const says = (args: JsonObject) => JSON.stringify(args);
const compares: Record<string, Likeness> = {
  refund: { about: ['charge'], agree: ['amount'], adds: 'amount', says },
  tag: { about: ['ticket'], agree: ['tags'], says },
  reply: { about: ['ticket'], agree: ['status'], says },
};
const noon = new Date('2026-11-23T12:00:00Z');
const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const refund = (amount: number, charge = 'ch_1') => ({ tool: 'refund', args: { charge, amount } });
const tag = (...tags: string[]) => ({ tool: 'tag', args: { ticket: '1042', tags } });
const reply = (status: string) => ({ tool: 'reply', args: { ticket: '1042', status } });
type Act = { tool: string; args: JsonObject };
const proposed = (...acts: Act[]) => acts.map((act, index) => ({ ...act, id: `act_${index + 1}` }));
const did = (act: Act, by: Doer = 'person', minutes = 1): Deed => ({ ...act, at: at(minutes), by });
const verdicts = (actions: Act[], deeds: Deed[]) =>
  compare(proposed(...actions), deeds, compares).map(({ tool, verdict, differs }) =>
    [tool, verdict, ...differs].join(' '),
  );

describe('what the agent proposed and what people did', () => {
  test.each<[string, Act[], Deed[], string[]]>([
    ['the same refund', [refund(84_00)], [did(refund(84_00))], ['refund same']],
    ['one cent less', [refund(84_00)], [did(refund(83_99))], ['refund differs amount']],
    [
      'another payment',
      [refund(84_00)],
      [did(refund(84_00, 'ch_2'))],
      ['refund only_agent', 'refund only_people'],
    ],
    ['nobody did it', [refund(84_00)], [], ['refund only_agent']],
    ['nobody proposed it', [], [did(refund(10_00))], ['refund only_people']],
    ['nothing on either side', [], [], []],
    ['two refunds that add up', [refund(84_00)], [did(refund(60_00)), did(refund(24_00))], ['refund same']],
    ['two proposed that add up', [refund(60_00), refund(24_00)], [did(refund(84_00))], ['refund same']],
    ['the same tags one by one', [tag('late', 'chair')], [did(tag('chair')), did(tag('late'))], ['tag same']],
    ['names in capitals', [tag('Late')], [did(tag('late'))], ['tag same']],
    ['one tag more', [tag('late')], [did(tag('late', 'vip'))], ['tag differs tags']],
    [
      'the status it ended with',
      [reply('solved')],
      [did(reply('solved'), 'person', 9), did(reply('open'))],
      ['reply same'],
    ],
    [
      'a status nobody tells',
      [reply('solved')],
      [did({ tool: 'reply', args: { ticket: '1042' } })],
      ['reply same'],
    ],
    ['what is not compared', [{ tool: 'note', args: {} }], [did({ tool: 'note', args: {} })], []],
  ])('%s', (_what, actions, deeds, said) => {
    expect(verdicts(actions, deeds)).toEqual(said);
  });

  test.each<Doer>(['us', 'program'])('what was done by %s is nobody’s judgement', (by) => {
    expect(verdicts([refund(84_00)], [did(refund(84_00), by)])).toEqual(['refund only_agent']);
    expect(verdicts([], [did(refund(84_00), by)])).toEqual([]);
  });

  test('names the actions, both sides, and when people did the last of it', () => {
    const [line] = compare(
      proposed(refund(84_00)),
      [did(refund(60_00), 'person', 5), did(refund(1_00), 'person', 2)],
      compares,
    );
    expect(line).toMatchObject({
      actions: ['act_1'],
      proposed: { amount: 84_00 },
      done: { amount: 61_00 },
      at: at(5),
    });
  });
});

describe('agreement', () => {
  const row = (verdict: 'same' | 'differs' | 'only_agent' | 'only_people', amount: number | null = null) => ({
    tool: 'refund',
    verdict,
    amount,
    currency: amount === null ? null : 'eur',
  });

  test('counts the same of everything that either side did, whole and by band', () => {
    const rows = [
      row('same', 100_00),
      row('differs', 84_00),
      row('same', 100_01),
      row('only_people', 700_00),
      row('only_agent'),
    ];
    expect(agreementOf(rows, [100_00, 500_00])).toEqual([
      { action: 'refund', same: 2, of: 5 },
      { action: 'refund', band: 'up to €100.00', same: 1, of: 2 },
      { action: 'refund', band: 'above €100.00 up to €500.00', same: 1, of: 1 },
      { action: 'refund', band: 'above €500.00', same: 0, of: 1 },
    ]);
  });

  test('of nothing is nothing, not zero of something', () => {
    expect(agreementOf([], [100_00])).toEqual([]);
  });

  test('without limits every amount is in one band', () => {
    expect(bandOf({ amount: 1, currency: 'eur' }, [])).toBe('any amount');
  });
});

test('the looks are counted from the run’s end, and after the last there is none', () => {
  expect([0, 1, 2].map((done) => lookAfter([hour, 3 * hour], done, noon))).toEqual([
    at(60),
    at(180),
    undefined,
  ]);
});

test('a slip in observe is named with its tool', () => {
  const { refund: write } = shopTools(openShop());
  const likeness = { about: ['charge'], agree: ['sum'], says };
  const problems = problemsOfObserve({
    writes: [write],
    observe: { looks: [hour, hour], compares: { till_refund: likeness } },
  });
  const other = { looks: [hour], compares: { till_gift: likeness } };
  expect(problemsOfObserve({ writes: [write], observe: other })).toEqual([
    'observe.compares names none of its writes.',
  ]);
  expect(problems).toEqual([
    'observe.looks must be spans above zero, each longer than the one before.',
    'observe.compares names sum, which till_refund does not take.',
  ]);
});
