import { z } from 'zod';
import { decimalsOf, parseMinor } from '../../lib/money.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import { currencyIn, lookOf, unwrapped } from './fields-of.ts';

export type Filled = { ok: true; values: JsonObject } | { ok: false; problems: Record<string, string> };

/**
 * What people typed, put over the present values and validated by the schema. Only `names` may change.
 * Problems are by field id (`<prefix>:<argument>`), each saying what to type instead.
 */
export function valuesFrom(
  schema: z.ZodObject,
  names: readonly string[],
  present: JsonObject,
  typed: Readonly<Record<string, string>>,
  prefix: string,
): Filled {
  const problems: Record<string, string> = {};
  const values: JsonObject = { ...present };
  for (const name of names) {
    const text = typed[`${prefix}:${name}`];
    if (text === undefined) continue;
    const read = readTyped(schema.shape[name] as z.ZodType, text, present);
    if ('problem' in read) problems[`${prefix}:${name}`] = read.problem;
    else values[name] = read.value;
  }
  if (Object.keys(problems).length) return { ok: false, problems };
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, values: parsed.data as JsonObject };
  for (const issue of parsed.error.issues)
    problems[`${prefix}:${String(issue.path[0] ?? names[0])}`] = issue.message;
  return { ok: false, problems };
}

/** Texts by argument as the schema takes them, unchecked: what was left empty and may be is left out. */
export function rawFrom(
  schema: z.ZodObject,
  texts: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const raw = Object.entries(texts).flatMap(([name, text]): [string, unknown][] => {
    const part = schema.shape[name];
    if (!(part instanceof z.ZodType)) return [[name, text]];
    if (text.trim() === '' && part.safeParse(undefined).success) return [];
    const read = readTyped(part, text, {});
    return [[name, 'value' in read ? read.value : text]];
  });
  return Object.fromEntries(raw);
}

type Read = { value: Json } | { problem: string };

function readTyped(part: z.ZodType, text: string, present: JsonObject): Read {
  const inner = unwrapped(part);
  const { money } = lookOf(part);
  const trimmed = text.trim();
  if (trimmed === '' && part.safeParse(null).success) return { value: null };
  if (money !== undefined) return readMoney(trimmed, currencyIn(present, money));
  if (inner instanceof z.ZodNumber) return readNumber(trimmed);
  if (inner instanceof z.ZodBoolean) return { value: trimmed === 'yes' };
  if (inner instanceof z.ZodArray)
    return {
      value: trimmed
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    };
  return { value: text };
}

function readMoney(text: string, currency: string): Read {
  const minor = parseMinor(text, currency);
  if (minor !== undefined) return { value: minor };
  const example = decimalsOf(currency) === 0 ? '84' : '84.00';
  return { problem: `Type an amount in ${currency.toUpperCase()}, for example ${example}.` };
}

function readNumber(text: string): Read {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? { value } : { problem: 'Type a number.' };
}
