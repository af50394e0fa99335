import { quoteOccurs } from '../../domain/evidence.ts';
import type { Material, Recorded } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';

export type Claimed = { property: string; value: string; source: string; quote: string };

/** The reading in which the quote stands literally; undefined when none has it. */
export function readingOf(material: Material<JsonObject>, { source, quote }: Claimed): Recorded | undefined {
  return material.readings.find(({ tool, data }) => tool === source && quoteOccurs(quote, data));
}

/** Whether the value stands in a literal quote of what was read: the whole number, the whole words. */
export function isGrounded(material: Material<JsonObject>, claimed: Claimed): boolean {
  return readingOf(material, claimed) !== undefined && says(claimed);
}

/** Of what names, numbers of houses and numbers of phones are made. A formula or a piece of markup is neither. */
const name = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\s.,_'’()&/-]*$/u;
const phone = /^\+?[\d(][\d\s()./-]*$/;

function says({ property, value, quote }: Claimed): boolean {
  if (property === 'phone')
    return phone.test(value) && digits(value).length >= 6 && digits(quote).includes(digits(value));
  if (!name.test(value)) return false;
  if (/^\d+$/.test(value)) return numbersIn(quote).includes(value);
  const words = plain(property === 'industry' ? value.replaceAll('_', ' ') : value);
  return ` ${plain(quote)} `.includes(` ${words} `);
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** `1,200` and `1 200` are 1200; a number that goes on is another one. */
function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d+(?:[.,\u00A0 ']\d{3})*(?:[.,]\d+)?/g)].map(([number]) =>
    number.replaceAll(/[.,\u00A0 '](?=\d{3}(?:\D|$))/g, ''),
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
