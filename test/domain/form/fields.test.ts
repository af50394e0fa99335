import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldLook } from '../../../src/domain/field.ts';
import { fieldsOf } from '../../../src/domain/form/fields-of.ts';
import { rawFrom, valuesFrom } from '../../../src/domain/form/values-from.ts';
import type { JsonObject } from '../../../src/lib/json.ts';

const schema = z.object({
  charge_id: z.string(),
  amount: z
    .int()
    .positive('Type an amount above zero.')
    .register(fieldLook, { title: 'Amount', money: 'currency', hint: 'What goes back.' }),
  currency: z.string(),
  body: z.string().min(1, 'Type a reply.').max(200).register(fieldLook, { title: 'Reply', long: true }),
  status: z.enum(['open', 'solved']),
  priority: z.number().max(5, 'At most 5.'),
  tags: z.array(z.string()),
  urgent: z.boolean(),
  memo: z.string().nullable(),
  fee: z.int().nullable().register(fieldLook, { title: 'Fee', money: 'eur' }),
});

const values = {
  charge_id: 'ch_1',
  amount: 84_00,
  currency: 'eur',
  body: 'Dear Maya,\n\nwe are sorry.',
  status: 'open',
  priority: 2.5,
  tags: ['late-delivery', 'refunded'],
  urgent: false,
  memo: null,
  fee: null,
} satisfies JsonObject;

const names = ['amount', 'body', 'status', 'priority', 'tags', 'urgent', 'memo', 'fee'];
const fill = (typed: Record<string, string>, present: JsonObject = values, only = names) =>
  valuesFrom(
    schema,
    only,
    present,
    Object.fromEntries(Object.entries(typed).map(([k, v]) => [`act_1:${k}`, v])),
    'act_1',
  );

describe('a form shows', () => {
  const fields = fieldsOf(schema, names, values, 'act_1');
  const field = (name: string) => fields.find(({ id }) => id === `act_1:${name}`);

  test.each([
    ['amount', 'money', '84.00', 'Amount'],
    ['body', 'long_text', values.body, 'Reply'],
    ['status', 'choice', 'open', 'Status'],
    ['priority', 'number', '2.5', 'Priority'],
    ['tags', 'list', 'late-delivery, refunded', 'Tags'],
    ['urgent', 'yes_no', 'no', 'Urgent'],
    ['memo', 'text', '', 'Memo'],
    ['fee', 'money', '', 'Fee'],
  ])('%s as %s, filled with %j', (name, kind, value, title) => {
    expect(field(name)).toMatchObject({ kind, value, title });
  });

  test('what money is in, what may be chosen, how long a text may be, what may be left out', () => {
    expect([field('amount')?.currency, field('fee')?.currency]).toEqual(['eur', 'eur']);
    expect([field('status')?.options, field('body')?.maxLength]).toEqual([['open', 'solved'], 200]);
    expect([field('amount')?.required, field('amount')?.hint]).toEqual([true, 'What goes back.']);
  });

  test('in the order of the names, and says when the schema has no such argument', () => {
    expect(fieldsOf(schema, ['tags', 'amount'], values, 'x').map(({ id }) => id)).toEqual([
      'x:tags',
      'x:amount',
    ]);
    expect(() => fieldsOf(schema, ['colour'], values, 'x')).toThrow('The schema has no argument colour.');
  });
});

test('a form that is sent back as it was shown changes nothing', () => {
  const shown = fieldsOf(schema, names, values, 'act_1');
  const typed = Object.fromEntries(shown.map(({ id, value }) => [id, value]));
  expect(valuesFrom(schema, names, values, typed, 'act_1')).toEqual({ ok: true, values });
});

test.each([
  [8_405, 'eur', '84.05'],
  [8_400, 'jpy', '8400'],
  [8_405, 'kwd', '8.405'],
])('%i of %s goes out as %s and comes back the same', (amount, currency, text) => {
  const present = { ...values, amount, currency };
  const [shown] = fieldsOf(schema, ['amount'], present, 'act_1');
  expect(shown).toMatchObject({ value: text, currency });
  expect(fill({ amount: text }, present)).toEqual({ ok: true, values: present });
});

describe('what people type becomes', () => {
  test.each<[Record<string, string>, JsonObject]>([
    [{ amount: '60,50' }, { amount: 60_50 }],
    [{ amount: ' 60 ' }, { amount: 60_00 }],
    [{ priority: '4' }, { priority: 4 }],
    [{ tags: ' late ,, vip ' }, { tags: ['late', 'vip'] }],
    [{ tags: '' }, { tags: [] }],
    [{ urgent: 'yes' }, { urgent: true }],
    [{ status: 'solved' }, { status: 'solved' }],
    [{ memo: 'call back' }, { memo: 'call back' }],
    [{ fee: '1.20' }, { fee: 120 }],
    [{ body: '  indented\n' }, { body: '  indented\n' }],
  ])('%j → %j', (typed, changed) => {
    expect(fill(typed)).toEqual({ ok: true, values: { ...values, ...changed } });
  });

  test('an emptied field that may be empty becomes nothing', () => {
    expect(fill({ memo: '', fee: '' }, { ...values, memo: 'old', fee: 120 })).toMatchObject({
      values: { memo: null, fee: null },
    });
  });
});

describe('what cannot be read is told where it was typed, with what to type instead', () => {
  test.each<[Record<string, string>, Record<string, string>]>([
    [{ amount: 'all' }, { 'act_1:amount': 'Type an amount in EUR, for example 84.00.' }],
    [{ amount: '84.005' }, { 'act_1:amount': 'Type an amount in EUR, for example 84.00.' }],
    [{ amount: '-1' }, { 'act_1:amount': 'Type an amount in EUR, for example 84.00.' }],
    [{ amount: '' }, { 'act_1:amount': 'Type an amount in EUR, for example 84.00.' }],
    [{ amount: '0' }, { 'act_1:amount': 'Type an amount above zero.' }],
    [{ priority: 'high' }, { 'act_1:priority': 'Type a number.' }],
    [{ priority: '' }, { 'act_1:priority': 'Type a number.' }],
    [{ priority: '6' }, { 'act_1:priority': 'At most 5.' }],
    [{ body: '' }, { 'act_1:body': 'Type a reply.' }],
    [
      { amount: 'x', priority: 'y' },
      { 'act_1:amount': expect.any(String), 'act_1:priority': expect.any(String) },
    ],
  ])('%j', (typed, problems) => {
    expect(fill(typed)).toEqual({ ok: false, problems });
  });

  test('an example has the decimals of its currency', () => {
    expect(fill({ amount: '8.4' }, { ...values, currency: 'jpy' })).toEqual({
      ok: false,
      problems: { 'act_1:amount': 'Type an amount in JPY, for example 84.' },
    });
  });

  test('a choice that there is not', () => {
    expect(fill({ status: 'closed' })).toMatchObject({
      ok: false,
      problems: { 'act_1:status': expect.any(String) },
    });
  });
});

test('what may not be changed stays, whatever is sent', () => {
  const typed = { 'act_1:charge_id': 'ch_of_somebody_else', 'act_1:amount': '60', 'act_9:body': 'x' };
  expect(valuesFrom(schema, ['amount'], values, typed, 'act_1')).toEqual({
    ok: true,
    values: { ...values, amount: 60_00 },
  });
});

describe('a form that starts something', () => {
  const asked = z.object({
    repository: z.string().register(fieldLook, { title: 'Repository', options: ['acme/shop'] }),
    day: z.iso.date('Type a day as 2026-11-23.').default('2026-11-16'),
    weeks: z.int('Type a whole number.').max(8).default(1),
    audience: z.enum(['team', 'everybody']).default('team'),
    note: z.string().optional().register(fieldLook, { title: 'Note', long: true }),
  });

  test('has its defaults and the only choice filled in, and a calendar for a day', () => {
    const fields = fieldsOf(asked, Object.keys(asked.shape), {}, 'intake');
    expect(fields.map(({ kind, value, required }) => [kind, value, required])).toEqual([
      ['choice', 'acme/shop', true],
      ['date', '2026-11-16', false],
      ['number', '1', false],
      ['choice', 'team', false],
      ['long_text', '', false],
    ]);
  });

  test.each([
    [
      { repository: 'acme/shop', day: '', weeks: '', audience: '', note: '' },
      { day: '2026-11-16', weeks: 1, audience: 'team' },
    ],
    [
      { repository: 'acme/shop', day: '2026-11-20', weeks: '3', audience: 'everybody', note: 'Two\nlines' },
      { day: '2026-11-20', weeks: 3, audience: 'everybody', note: 'Two\nlines' },
    ],
  ])('takes %j as typed', (typed, expected) => {
    expect(asked.parse(rawFrom(asked, typed))).toEqual({ repository: 'acme/shop', ...expected });
  });

  test('leaves what it cannot read to the schema, which says what to type', () => {
    const refused = asked.safeParse(rawFrom(asked, { repository: 'acme/shop', weeks: 'two', day: 'Friday' }));
    expect(refused.error?.issues.map(({ message }) => message)).toEqual([
      'Type a day as 2026-11-23.',
      'Type a whole number.',
    ]);
  });
});
