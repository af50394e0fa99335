import { formatMoney, parseMinor } from '../../lib/money.ts';

/** A number in a text. `key` is equal for equal numbers of the same kind, however they are written; null: nothing can equal it. */
export type Told = { shown: string; key: string | null };

/** As amounts are shown: `€`, `US$`, `CHF`. An amount in any other currency is never taken for a figure. */
const currencies =
  'eur usd gbp chf sek nok dkk pln czk huf ron cad aud nzd jpy cny hkd sgd inr brl mxn zar ils try krw';
const signs = new Map(
  currencies.split(' ').flatMap((currency): [string, string][] => [
    [formatMoney({ minor: 0, currency }).replaceAll(/[\s\d.,]/g, ''), currency],
    [currency.toUpperCase(), currency],
  ]),
);
signs.set('$', 'usd');

const words = new Map(
  'two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, index + 2]),
);
/** Amounts that no reading states in these words. */
const vague = 'dozens?|hundreds?|thousands?|millions?|half|twice|doubled?|tripled?';

const amount = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const sign = [...signs.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((each) => each.replaceAll(/[$]/g, String.raw`\$`))
  .join('|');
const kinds: [name: string, pattern: string][] = [
  ['week', String.raw`\d{4}-W\d{2}\b|\bW\d{2}\b`],
  ['date', String.raw`\b\d{4}-\d{2}-\d{2}\b`],
  ['reference', String.raw`#\d+\b`],
  [
    'money',
    String.raw`[-−]?(?:${sign})\s?(?:${amount})(?![\d\p{L}])|[-−]?\b(?:${amount})\s?(?:${sign})(?!\p{L})`,
  ],
  ['percent', String.raw`[-−+]?(?:${amount})\s?(?:%|(?i:per ?cent\b))`],
  ['span', String.raw`\b\d+(?:\.\d+)?(?:ms|s|m|h|d)(?: \d+(?:ms|s|m|h|d))?\b`],
  ['count', String.raw`[\p{L}\p{Sc}]*\p{N}[\p{L}\p{N},.'’]*`],
  ['word', String.raw`\b(?i:${[...words.keys()].join('|')}|${vague})\b`],
];
const pattern = new RegExp(kinds.map(([name, source]) => `(?<${name}>${source})`).join('|'), 'gu');

/** Every number of a text in order, written in figures or in words. */
export function numbersIn(text: string): Told[] {
  return [...text.normalize('NFKC').matchAll(pattern)].map((match) => {
    const [kind = '', found = ''] =
      Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    const shown = found.replace(/[,.'’]+$/u, '');
    return { shown, key: keyOf(kind, shown) };
  });
}

function keyOf(kind: string, shown: string): string | null {
  if (kind === 'money') return moneyKey(shown);
  if (kind === 'percent') return percentKey(shown);
  if (kind === 'count') return countKey(shown);
  if (kind !== 'word') return `${kind}:${shown.replace(/^W/, '')}`;
  const number = words.get(shown.toLowerCase());
  return number === undefined ? null : `count:${number}`;
}

function moneyKey(shown: string): string | null {
  const [digits = ''] = /[\d,.]+/.exec(shown) ?? [];
  const currency = signs.get(shown.replaceAll(/[-−\s\d.,]/g, ''));
  const minor = currency ? parseMinor(digits.replaceAll(',', ''), currency) : undefined;
  return minor === undefined ? null : `money:${currency}:${/^[-−]/.test(shown) ? '-' : ''}${minor}`;
}

function percentKey(shown: string): string {
  const [, signed = '', digits = ''] = /^([-−+]?)([\d,.]+)/.exec(shown) ?? [];
  return `percent:${signed.replace('−', '-')}${Number(digits.replaceAll(',', ''))}`;
}

/** A figure with letters to it, or in signs of another script, is nothing that a reading says. */
function countKey(shown: string): string | null {
  return new RegExp(`^(?:${amount})$`).test(shown) ? `count:${Number(shown.replaceAll(',', ''))}` : null;
}
