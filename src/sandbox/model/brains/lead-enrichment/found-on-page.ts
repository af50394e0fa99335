import type { Facts } from './facts.ts';

/** A value of a field, and the sentence of the page in which it stands. */
export type Found = { property: string; value: string; quote: string };

const sentence = /[^.!?\n]+[.!?]?/g;

/** HubSpot’s names of trades, by a word that a page may use. */
const trades: readonly [RegExp, string][] = [
  [/\bfurniture\b/i, 'FURNITURE'],
  [/\bwholesale\b/i, 'WHOLESALE'],
  [/\bretail\b/i, 'RETAIL'],
  [/\bdesign\b/i, 'DESIGN'],
  [/\bhotels?\b/i, 'HOSPITALITY'],
];

/** What the page says of the company, field by field, each time in the first sentence that says it. */
export function foundOnPage({ page }: Facts): Found[] {
  const sentences = (page?.data.text.match(sentence) ?? []).map((each) => each.trim());
  const first = (property: string, pattern: RegExp, group: 1 | 2 = 1): Found[] => {
    for (const quote of sentences) {
      const value = pattern.exec(quote)?.[group];
      if (value) return [{ property, value: value.replaceAll(',', ''), quote }];
    }
    return [];
  };
  const place = /\b(?:workshop|office|shop) is in ([A-Z][\p{L} -]+), ([A-Z][\p{L} -]+)\./u;
  return [
    ...trade(sentences),
    ...first('numberofemployees', /\b(\d[\d,]*) (?:people|colleagues|employees)\b/),
    ...first('founded_year', /\bfounded in (\d{4})\b/),
    ...first('city', place),
    ...first('country', place, 2),
  ];
}

function trade(sentences: readonly string[]): Found[] {
  for (const [word, value] of trades) {
    const quote = sentences.find((each) => word.test(each));
    if (quote) return [{ property: 'industry', value, quote }];
  }
  return [];
}

/** What the page says that somebody of this name is. */
export function titleOnPage({ page, contact }: Facts): Found | undefined {
  const { name } = contact.data;
  const quote = page?.data.text.split('\n').find((line) => name && line.startsWith(`${name}, `));
  const value = quote?.slice(name.length + 2).replace(/\.$/, '');
  return quote && value ? { property: 'jobtitle', value, quote } : undefined;
}
