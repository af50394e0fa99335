import { z } from 'zod';
import type { JsonObject } from '../../../lib/json.ts';

/** Both protocols write a text as a string or as a list of parts. */
export const content = z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]).nullish();

export function textOf(written: z.infer<typeof content>): string {
  if (typeof written === 'string') return written;
  return (written ?? []).map((part) => part.text ?? '').join('');
}

const object = z.record(z.string(), z.json());

/** Arguments travel as JSON text. What a model wrote badly on an earlier turn reads as no arguments. */
export function argumentsOf(text: string): JsonObject {
  try {
    return object.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}
