import { z } from 'zod';
import { shownText } from '../../lib/readable.ts';
import type { Json, JsonObject } from '../../lib/json.ts';

/** A schema that says something we cannot hold a model to. The message is for the admin: which argument, and what. */
export class Unrepresentable extends Error {
  override name = 'Unrepresentable';
}

/** Say nothing about which values fit, or only something that the server checks itself. */
const beside = new Set([
  '$schema',
  '$id',
  '$comment',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'format',
  'pattern',
  'multipleOf',
  'uniqueItems',
  'contentEncoding',
  'contentMediaType',
  'x-mcp-header',
]);
const byType: Record<string, readonly string[]> = {
  object: ['properties', 'required', 'additionalProperties'],
  string: ['enum', 'const', 'minLength', 'maxLength'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  boolean: [],
  array: ['items', 'minItems', 'maxItems'],
};
const mostProperties = 50;
const mostDeep = 5;
const longestHint = 500;

/**
 * The arguments as a model must give them: the part of JSON Schema that strict mode knows, and no more. An argument that
 * may be left out is null here; `sentArguments` takes it out again. Throws Unrepresentable.
 */
export function argumentShape(schema: JsonObject): z.ZodObject {
  const shape = shapeOf(schema, 'the arguments', 0);
  if (!(shape instanceof z.ZodObject)) throw new Unrepresentable('its arguments are no object');
  return shape;
}

/** The arguments as the server wants them: what the model left open is not there. */
export function sentArguments(schema: JsonObject, args: JsonObject): JsonObject {
  const properties = objectIn(schema['properties']);
  const needed = requiredIn(schema);
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, value]) => {
      const part = objectIn(properties[name]);
      if (value === null && !needed.includes(name) && !isNullable(part)) return [];
      return [[name, sentValue(part, value)]];
    }),
  );
}

function sentValue(schema: JsonObject, value: Json): Json {
  if (Array.isArray(value)) return value.map((each) => sentValue(objectIn(schema['items']), each));
  return typeof value === 'object' && value !== null ? sentArguments(schema, value) : value;
}

function shapeOf(schema: Json | undefined, at: string, depth: number): z.ZodType {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    throw new Unrepresentable(`${at}: no schema`);
  if (depth > mostDeep) throw new Unrepresentable(`${at}: nested too deeply`);
  if (isNullable(schema)) return shapeOf(withoutNull(schema, at), at, depth).nullable();
  const type = schema['type'] ?? (schema['enum'] ? 'string' : undefined);
  const known = typeof type === 'string' && Object.hasOwn(byType, type) ? byType[type] : undefined;
  if (!known || typeof type !== 'string') throw new Unrepresentable(`${at}: no type that is known here`);
  const odd = Object.keys(schema).find(
    (word) => word !== 'type' && !known.includes(word) && !beside.has(word),
  );
  if (odd) throw new Unrepresentable(`${at}: “${odd.slice(0, 40)}” is not supported`);
  const shape = made(type, schema, at, depth);
  const hint = shownText(textIn(schema['description']), longestHint);
  return hint ? shape.describe(hint) : shape;
}

function made(type: string, schema: JsonObject, at: string, depth: number): z.ZodType {
  if (type === 'object') return objectShape(schema, at, depth);
  if (type === 'string') return textShape(schema, at);
  if (type === 'boolean') return z.boolean();
  if (type === 'array') return listShape(schema, at, depth);
  return bounded(type === 'integer' ? z.int() : z.number(), schema, at);
}

function objectShape(schema: JsonObject, at: string, depth: number): z.ZodType {
  const entries = Object.entries(objectIn(schema['properties']));
  const more = schema['additionalProperties'];
  if (entries.length === 0 && more !== undefined && more !== false)
    throw new Unrepresentable(`${at}: takes whatever it is given`);
  if (entries.length > mostProperties)
    throw new Unrepresentable(`${at}: more than ${mostProperties} arguments`);
  const needed = requiredIn(schema);
  const shape = entries.map(([name, part]) => {
    if (!/^[A-Za-z_][\w-]{0,63}$/.test(name) || name in Object.prototype)
      throw new Unrepresentable(`${at}: no usable name for an argument: “${name.slice(0, 40)}”`);
    const inner = shapeOf(part, at === 'the arguments' ? name : `${at}.${name}`, depth + 1);
    const isOpen = !needed.includes(name) && !isNullable(objectIn(part));
    return [name, isOpen ? inner.nullable() : inner] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
}

function textShape(schema: JsonObject, at: string): z.ZodType {
  const values = schema['const'] === undefined ? schema['enum'] : [schema['const']];
  if (values === undefined) {
    const least = numberIn(schema, 'minLength', at);
    const most = numberIn(schema, 'maxLength', at);
    const text = least === undefined ? z.string() : z.string().min(least);
    return most === undefined ? text : text.max(most);
  }
  const isList = Array.isArray(values) && values.length > 0 && values.length <= 200;
  if (!isList || !values.every((each): each is string => typeof each === 'string'))
    throw new Unrepresentable(`${at}: its choices are no texts`);
  return z.enum(values as [string, ...string[]]);
}

function listShape(schema: JsonObject, at: string, depth: number): z.ZodType {
  const least = numberIn(schema, 'minItems', at);
  const most = numberIn(schema, 'maxItems', at);
  const list = z.array(shapeOf(schema['items'], `${at}[]`, depth + 1));
  const long = least === undefined ? list : list.min(least);
  return most === undefined ? long : long.max(most);
}

function bounded(number: z.ZodNumber, schema: JsonObject, at: string): z.ZodNumber {
  const bounds = [
    ['minimum', (to: z.ZodNumber, bound: number) => to.min(bound)],
    ['maximum', (to: z.ZodNumber, bound: number) => to.max(bound)],
    ['exclusiveMinimum', (to: z.ZodNumber, bound: number) => to.gt(bound)],
    ['exclusiveMaximum', (to: z.ZodNumber, bound: number) => to.lt(bound)],
  ] as const;
  return bounds.reduce((to, [name, bind]) => {
    const bound = numberIn(schema, name, at);
    return bound === undefined ? to : bind(to, bound);
  }, number);
}

/** `type: ['string', 'null']`, or one of two of which one is nothing. */
function isNullable(schema: JsonObject): boolean {
  const { type, anyOf } = schema;
  if (Array.isArray(type)) return type.includes('null');
  return Array.isArray(anyOf) && anyOf.some((each) => objectIn(each)['type'] === 'null');
}

function withoutNull(schema: JsonObject, at: string): JsonObject {
  const { type, anyOf, ...rest } = schema;
  const left = (Array.isArray(type) ? type : ((anyOf ?? []) as Json[])).filter(
    (each) => each !== 'null' && objectIn(each)['type'] !== 'null',
  );
  const [only] = left;
  if (left.length !== 1 || only === undefined) throw new Unrepresentable(`${at}: of more than one type`);
  return Array.isArray(type) ? { ...rest, type: only } : { ...rest, ...objectIn(only) };
}

function requiredIn({ required }: JsonObject): Json[] {
  return Array.isArray(required) ? required : [];
}

function objectIn(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function numberIn(schema: JsonObject, name: string, at: string): number | undefined {
  const value = schema[name];
  if (value === undefined || typeof value === 'number') return value;
  throw new Unrepresentable(`${at}: “${name}” is no number`);
}

function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
