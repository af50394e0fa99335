/**
 * What looks like a person or their accounts. A name alone looks like any other words, so this finds those that the text
 * itself gives away; sums are read without names in the first place.
 */
const signs: readonly RegExp[] = [
  /[^\s@"'<>]+@[^\s@"'<>]+\.\p{L}{2,}/u,
  /(?:\+|\b00)\d[\d ()/.-]{7,}\d/,
  /\b(?:cus|ch|py|pi|pm|re)_[A-Za-z0-9]{6,}/,
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,}/,
  /\b(?:\d[ -]?){13,19}\b/,
  /\b(?:Mr|Mrs|Ms|Mx|Dr|Herr|Frau)\.? \p{Lu}/u,
  /\b(?:[Cc]ustomer|[Cc]lient|[Bb]uyer) \p{Lu}\p{Ll}+/u,
  /\b(?:payroll|salar(?:y|ies)|sick leave|date of birth|home address)\b/i,
];

export function looksPersonal(text: string): boolean {
  return signs.some((sign) => sign.test(text));
}
