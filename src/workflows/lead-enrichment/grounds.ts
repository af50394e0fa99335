import { quoteOccurs } from '../../domain/evidence.ts';
import type { Material, Recorded } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { companyIn, domainOf, pageIn } from './records.ts';

export type Claimed = { property: string; value: string; source: string; quote: string };

/** The reading in which the quote stands literally; undefined when none has it. */
export function readingOf(material: Material<JsonObject>, claimed: Claimed): Recorded | undefined {
  return material.readings.find((reading) => holds(reading, claimed));
}

/**
 * Whether a company itself says it: in its own record, or on its own site. What another company of the same contact says of
 * it is hearsay, and so is what the contact writes.
 */
export function isSaidBy(material: Material<JsonObject>, companyId: string, claimed: Claimed): boolean {
  const domain = domainOf(material, companyId);
  return material.readings.some((reading) => {
    if (!holds(reading, claimed)) return false;
    if (reading.tool === 'hubspot_company') return companyIn(reading).company_id === companyId;
    return reading.tool === 'web_page' && domain !== null && isAt(domain, pageIn(reading).host);
  });
}

function holds({ tool, data }: Recorded, { source, quote }: Claimed): boolean {
  return tool === source && quoteOccurs(quote, data);
}

function isAt(domain: string, host: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
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
