export type Raw = Record<string, unknown>;

/** A check yields one sentence for each thing that Slack would refuse, with the JSON pointer of its place. */
export type Problems = Generator<string, void, undefined>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lifts a check of an object to a check of anything. */
export const object = (what: string, check: (value: Raw, at: string) => Problems) =>
  function* (value: unknown, at: string): Problems {
    if (isRaw(value)) yield* check(value, at);
    else
      yield value === undefined
        ? `${at}: is missing`
        : `${at}: must be ${what}, not ${JSON.stringify(value)}`;
  };

export function* text(value: unknown, at: string, { min = 1, max }: { min?: number; max: number }): Problems {
  if (value === undefined) yield `${at}: is missing`;
  else if (typeof value !== 'string') yield `${at}: must be a text, not ${typeof value}`;
  else if (value.length < min) yield `${at}: ${value.length} characters, at least ${min}`;
  else if (value.length > max) yield `${at}: ${value.length} characters, at most ${max}`;
}

export function* list(value: unknown, at: string, { min = 1, max }: { min?: number; max: number }): Problems {
  if (value === undefined) yield `${at}: is missing`;
  else if (!Array.isArray(value)) yield `${at}: must be a list, not ${typeof value}`;
  else if (value.length < min) yield `${at}: ${value.length} items, at least ${min}`;
  else if (value.length > max) yield `${at}: ${value.length} items, at most ${max}`;
}

export function* oneOf(value: unknown, at: string, allowed: readonly unknown[]): Problems {
  if (!allowed.includes(value)) yield `${at}: ${JSON.stringify(value)} is not one of ${allowed.join(', ')}`;
}

export function* boolean(value: unknown, at: string): Problems {
  if (typeof value !== 'boolean') yield `${at}: must be true or false, not ${JSON.stringify(value)}`;
}

export function* integer(value: unknown, at: string, { min, max }: { min: number; max: number }): Problems {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    yield `${at}: ${JSON.stringify(value)} must be a whole number from ${min} to ${max}`;
}

export function* pattern(value: unknown, at: string, wanted: RegExp, example: string): Problems {
  if (typeof value !== 'string' || !wanted.test(value))
    yield `${at}: ${JSON.stringify(value)} must look like ${example}`;
}

/** Slack refuses fields it does not know, so a misspelt one is never silently ignored. */
export function* onlyFields(value: Raw, at: string, known: readonly string[]): Problems {
  for (const field of Object.keys(value))
    if (!known.includes(field)) yield `${at}/${field}: is not one of the fields ${known.join(', ')}`;
}

export function* optional(value: unknown, check: (value: unknown) => Problems): Problems {
  if (value !== undefined) yield* check(value);
}

/** Checks each item of a list; that it is a list at all is `list`'s to say. */
export function* each(value: unknown, at: string, check: (item: unknown, at: string) => Problems): Problems {
  if (!Array.isArray(value)) return;
  for (const [index, item] of value.entries()) yield* check(item, `${at}/${index}`);
}

export function* unique(values: Iterable<{ value: unknown; at: string }>, name: string): Problems {
  const seen = new Set<unknown>();
  for (const { value, at } of values) {
    if (value === undefined) continue;
    if (seen.has(value)) yield `${at}: the ${name} ${JSON.stringify(value)} is used twice`;
    seen.add(value);
  }
}
