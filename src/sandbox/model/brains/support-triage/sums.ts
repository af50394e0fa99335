import { type Money, parseMinor } from '../../../../lib/money.ts';

const currencies: Record<string, string> = {
  '€': 'eur',
  EUR: 'eur',
  $: 'usd',
  USD: 'usd',
  '£': 'gbp',
  GBP: 'gbp',
};

const sum = /(?<before>[€$£]|EUR|USD|GBP)?\s?(?<digits>\d+(?:[.,]\d+)*)\s?(?<after>[€$£]|EUR|USD|GBP)?/gi;

/** The amounts with a currency, before or after it, in the order of the text: `€9,999.00`, `9999 EUR`. */
export function sumsIn(text: string): Money[] {
  return [...text.matchAll(sum)].flatMap(({ groups }) => {
    const currency = currencies[(groups?.['before'] ?? groups?.['after'] ?? '').toUpperCase()];
    const minor = currency && parseMinor(withoutSeparators(groups?.['digits'] ?? ''), currency);
    return currency && minor ? [{ minor, currency }] : [];
  });
}

/** `9,999.00` and `9.999,00` → `9999.00`. */
function withoutSeparators(digits: string): string {
  const [, whole = digits, cents] = /^(.*)[.,](\d\d)$/.exec(digits) ?? [];
  const units = whole.replaceAll(/[.,]/g, '');
  return cents ? `${units}.${cents}` : units;
}
