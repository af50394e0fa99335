import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';

export const intake = z.object({
  bill: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/ -]{0,99}$/, 'Type the number of a bill in Xero, for example INV-2041.')
    .register(fieldLook, {
      title: 'Bill',
      hint: 'Its number, for example INV-2041; or its id in Xero when several bills have that number.',
    }),
});

/** A number as vendors write them: it has a digit, and is no purchase order. */
const number = String.raw`(?!PO\b)(?=[A-Za-z0-9._/-]*\d)[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?`;
const named = new RegExp(
  String.raw`\b(?:bill|invoice)s?\s*(?:no\.?|number|nr\.?)?\s*[:#]?\s*(${number})`,
  'gi',
);
const lone = /(?<![\w/.-])(?!PO-)[A-Z]{2,6}-\d{2,12}(?![\w/-])/g;

/** The one bill that a message names: as `bill 2041` or `invoice no. 7/26`, or by a number such as `INV-2041`. Several are none. */
export function fromMessage(text: string): Record<string, string> | undefined {
  const found = [...[...text.matchAll(named)].map(([, bill = '']) => bill), ...(text.match(lone) ?? [])];
  const [bill, ...others] = new Set(found);
  return bill !== undefined && others.length === 0 ? { bill } : undefined;
}

const announced = /^(?:(?:fwd?|re|new)\b(?:\s*:)?\s*)*(?:bill|invoice)\b/i;

/** In a watched channel: only a message that begins with the bill, as `Fwd: Invoice INV-2041 from …` does. */
export function fromAnnouncement(text: string): Record<string, string> | undefined {
  return announced.test(text.trim()) ? fromMessage(text) : undefined;
}
