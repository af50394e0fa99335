/** An amount in the currency's smallest unit (cents), with its ISO 4217 code in lower case, as Stripe writes it. */
export type Money = { minor: number; currency: string };

const zeroDecimal = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const threeDecimal = new Set('bhd jod kwd omr tnd'.split(' '));

/** How many decimals the smallest unit stands for, as Stripe counts (https://docs.stripe.com/currencies). */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  const code = currency.toLowerCase();
  if (zeroDecimal.has(code)) return 0;
  return threeDecimal.has(code) ? 3 : 2;
}

/** `{ minor: 8400, currency: 'eur' }` → `€84.00`. */
export function formatMoney({ minor, currency }: Money): string {
  return formatFor(currency.toUpperCase()).format(minor / 10 ** decimalsOf(currency));
}

const formats = new Map<string, Intl.NumberFormat>();

/** Building a format takes longer than drawing a card. */
function formatFor(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const decimals = decimalsOf(currency);
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat('en-IE', { style: 'currency', currency, ...digits });
  formats.set(currency, format);
  return format;
}

/** `"84"`, `"84.00"`, `"84,5"` → minor units, or undefined when it is not an amount in this currency. */
export function parseMinor(text: string, currency: string): number | undefined {
  const decimals = decimalsOf(currency);
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  if (fraction.length > decimals) return undefined;
  return Number(match[1]) * 10 ** decimals + Number(fraction.padEnd(decimals, '0') || '0');
}

/** Minor units as a person types them: 8400 eur → `84.00`. */
export function minorAsText(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (minor / 10 ** decimals).toFixed(decimals);
}
