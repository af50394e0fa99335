import { decimalsOf, formatMoney } from '../../lib/money.ts';

/** Xero writes 1240.5 for €1,240.50: the number with the currency's decimals, which a double holds exactly enough to round. */
export function minorOf(amount: number | undefined, currency: string): number {
  return Math.round((amount ?? 0) * 10 ** decimalsOf(currency));
}

/** Small letters, as everywhere in LeenOps. */
export function currencyOf(code: unknown): string {
  return typeof code === 'string' && code ? code.toLowerCase() : 'eur';
}

export function inMoney(minor: number, currency: string): string {
  return formatMoney({ minor, currency });
}

/** A price of one piece may have four decimals: as a text, it stays what it was. */
export function priceOf(amount: number | undefined, currency: string): string {
  const [whole = '0', fraction = ''] = (amount ?? 0).toFixed(4).split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(decimalsOf(currency), '0');
  return kept ? `${whole}.${kept}` : whole;
}

/** Xero writes days as `2026-11-18T00:00:00` or `/Date(1763424000000+0000)/`; the SDK makes a Date of some. `2026-11-18`. */
export function dayOf(value: unknown): string | null {
  const time = timeOf(value);
  return time ? time.slice(0, 10) : null;
}

export function timeOf(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value !== 'string' || value === '') return null;
  const [, milliseconds] = /^\/Date\((-?\d+)/.exec(value) ?? [];
  const time = new Date(
    milliseconds ? Number(milliseconds) : /(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`,
  );
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
