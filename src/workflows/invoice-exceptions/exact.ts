import { decimalsOf } from '../../lib/money.ts';

const scale = 10_000n;

/** Quantities and prices have four decimals at most: as ten-thousandths they are whole numbers. */
export function scaled(value: number | string): bigint {
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(asText(value)) ?? [];
  if (sign === undefined) throw new Error(`${value} is no number with four decimals at most.`);
  const digits = BigInt(whole) * scale + BigInt(fraction.padEnd(4, '0'));
  return sign ? -digits : digits;
}

function asText(value: number | string): string {
  return typeof value === 'string' ? value : value.toFixed(4);
}

/** What so many pieces at this price come to, in the currency's smallest unit, rounded half up once. */
export function worth(quantity: bigint, price: bigint, currency: string): number {
  const perUnit = 10n ** BigInt(8 - decimalsOf(currency));
  const product = quantity * price;
  return Number((product + perUnit / 2n) / perUnit);
}

/** `240000n` → `24`, `125000n` → `12.5`. */
export function quantityInWords(quantity: bigint): string {
  return String(Number(quantity) / Number(scale));
}
