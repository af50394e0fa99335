import { isRaw } from './place.ts';
import type { Place } from './place.ts';

/** Adds to the problems of a place whatever Slack would refuse there. */
export type Check = (it: Place) => void;

type Size = { min?: number; max: number };

export function text(it: Place, { min = 1, max }: Size): void {
  const { value } = it;
  if (value === undefined) it.problem('is missing');
  else if (typeof value !== 'string') it.problem(`must be a text, not ${JSON.stringify(value)}`);
  else if (value.length < min) it.problem(`${value.length} characters, at least ${min}`);
  else if (value.length > max) it.problem(`${value.length} characters, at most ${max}`);
}

export function list(it: Place, { min = 1, max }: Size): void {
  const { value } = it;
  if (value === undefined) it.problem('is missing');
  else if (!Array.isArray(value)) it.problem(`must be a list, not ${JSON.stringify(value)}`);
  else if (value.length < min) it.problem(`${value.length} items, at least ${min}`);
  else if (value.length > max) it.problem(`${value.length} items, at most ${max}`);
}

export function oneOf(it: Place, allowed: readonly unknown[]): void {
  if (!allowed.includes(it.value))
    it.problem(`${JSON.stringify(it.value)} is not one of ${allowed.join(', ')}`);
}

export function boolean(it: Place): void {
  if (typeof it.value !== 'boolean') it.problem(`must be true or false, not ${JSON.stringify(it.value)}`);
}

export function integer(it: Place, { min, max }: { min: number; max: number }): void {
  const { value } = it;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    it.problem(`${JSON.stringify(value)} must be a whole number from ${min} to ${max}`);
}

export function pattern(it: Place, wanted: RegExp, example: string): void {
  if (typeof it.value !== 'string' || !wanted.test(it.value))
    it.problem(`${JSON.stringify(it.value)} must look like ${example}`);
}

/** Slack refuses fields it does not know, so a misspelt one is never silently ignored. */
export function onlyFields(it: Place, known: readonly string[]): void {
  for (const field of Object.keys(it.value ?? {}))
    if (!known.includes(field)) it.at(field).problem(`is not one of the fields ${known.join(', ')}`);
}

/** Lifts a check of an object to a check of anything. */
export const object =
  (what: string, check: Check): Check =>
  (it) => {
    if (isRaw(it.value)) check(it);
    else it.problem(it.isThere ? `must be ${what}, not ${JSON.stringify(it.value)}` : 'is missing');
  };

export function optional(it: Place, check: Check): void {
  if (it.isThere) check(it);
}

export function each(it: Place, check: Check): void {
  for (const item of it.items()) check(item);
}

export function unique(places: Place[], name: string): void {
  const seen = new Set<unknown>();
  for (const it of places) {
    if (!it.isThere) continue;
    if (seen.has(it.value)) it.problem(`the ${name} ${JSON.stringify(it.value)} is used twice`);
    seen.add(it.value);
  }
}
