import { describe, expect, test } from 'vitest';
import type { Surface } from '../../../src/slack/block-kit/block-rules.ts';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { fullHome, fullMessage, fullModal } from './full-payloads.ts';
import type { Json } from './support.ts';

/** Every path to an object, and every path to a field of one. */
function pathsIn(value: unknown, path: string[] = []): { objects: string[][]; fields: string[][] } {
  const found = { objects: [] as string[][], fields: [] as string[][] };
  if (typeof value !== 'object' || value === null) return found;
  if (!Array.isArray(value)) found.objects.push(path);
  for (const [key, item] of Object.entries(value)) {
    if (!Array.isArray(value)) found.fields.push([...path, key]);
    const deeper = pathsIn(item, [...path, key]);
    found.objects.push(...deeper.objects);
    found.fields.push(...deeper.fields);
  }
  return found;
}

/** A copy in which one place holds something else. */
function replaced(payload: Json, path: string[], value: unknown): Json {
  const copy = structuredClone(payload);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<Json>((node, key) => node[key] as Json, copy);
  parent[last] = value;
  return copy;
}

describe.each<[Surface, Json]>([
  ['message', fullMessage],
  ['modal', fullModal],
  ['home', fullHome],
])('in a %s that uses everything', (surface, payload) => {
  const { objects, fields } = pathsIn(payload);
  const taken = (paths: string[][], value: unknown): string[] =>
    paths
      .filter((path) => problemsOf(replaced(payload, path, value), surface).length === 0)
      .map((path) => path.join('/'));

  test('Slack finds no fault', () => expect(problemsOf(payload, surface)).toEqual([]));

  test('an unknown field is refused, wherever it stands', () => {
    const inside = objects.filter((path) => path.length > 0 || surface !== 'message');
    const unknownFields = inside.map((path) => [...path, 'nonsense']);
    expect(unknownFields.length).toBeGreaterThan(100);
    expect(taken(unknownFields, true)).toEqual([]);
  });

  test('nonsense is refused in place of any field', () => {
    expect(fields.length).toBeGreaterThan(300);
    expect(taken(fields, { nonsense: true })).toEqual([]);
  });
});
