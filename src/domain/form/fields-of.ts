import { z } from 'zod';
import { minorAsText } from '../../lib/money.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import { fieldLook } from '../field.ts';
import type { FieldLook } from '../field.ts';
import type { FormField } from '../run-view.ts';

/** The named arguments of a schema as form fields, filled with their present values. Ids are `<prefix>:<argument>`. */
export function fieldsOf(
  schema: z.ZodObject,
  names: readonly string[],
  values: JsonObject,
  prefix: string,
): FormField[] {
  return names.map((name) => {
    const part = schema.shape[name];
    if (!(part instanceof z.ZodType)) throw new Error(`The schema has no argument ${name}.`);
    const inner = unwrapped(part);
    const look = lookOf(part);
    const currency = look.money === undefined ? null : currencyIn(values, look.money);
    return {
      id: `${prefix}:${name}`,
      title: look.title ?? titleFrom(name),
      hint: look.hint ?? null,
      kind: kindOf(inner, look),
      options: optionsOf(inner, look),
      required: !part.safeParse(undefined).success,
      maxLength: inner instanceof z.ZodString ? inner.maxLength : null,
      value: asTyped(values[name] ?? presetOf(part, look), currency),
      currency,
    };
  });
}

/** A money field names the argument that holds its currency, or the currency itself. */
export function currencyIn(values: JsonObject, money: string): string {
  const held = values[money];
  return typeof held === 'string' ? held : money;
}

/** The schema under `nullable`, `optional` and `default`. */
export function unwrapped(part: z.ZodType): z.ZodType {
  const wrapped =
    part instanceof z.ZodOptional || part instanceof z.ZodNullable || part instanceof z.ZodDefault;
  return wrapped ? unwrapped(part.unwrap() as z.ZodType) : part;
}

export function lookOf(part: z.ZodType) {
  return fieldLook.get(part) ?? fieldLook.get(unwrapped(part)) ?? ({} as Partial<FieldLook>);
}

function optionsOf(part: z.ZodType, look: Partial<FieldLook>): string[] {
  if (look.options) return [...look.options];
  return part instanceof z.ZodEnum ? part.options.map(String) : [];
}

/** What the field holds before anybody typed: its default, or the only thing that may be chosen. */
function presetOf(part: z.ZodType, { options }: Partial<FieldLook>): Json | undefined {
  if (options?.length === 1) return options[0];
  const left = part instanceof z.ZodDefault ? part.safeParse(undefined) : undefined;
  return left?.success ? (left.data as Json) : undefined;
}

function kindOf(part: z.ZodType, look: Partial<FieldLook>): FormField['kind'] {
  if (look.money !== undefined) return 'money';
  if (look.options) return 'choice';
  if (part instanceof z.ZodISODate) return 'date';
  if (part instanceof z.ZodNumber) return 'number';
  if (part instanceof z.ZodEnum) return 'choice';
  if (part instanceof z.ZodBoolean) return 'yes_no';
  if (part instanceof z.ZodArray) return 'list';
  return look.long ? 'long_text' : 'text';
}

function asTyped(value: Json | undefined, currency: string | null): string {
  if (value === undefined || value === null) return '';
  if (currency !== null && typeof value === 'number') return minorAsText(value, currency);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function titleFrom(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
