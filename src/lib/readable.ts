/** Signs that show nothing or turn a line around: an amount must read as it stands, so they become visible. */
const hidden = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** A text that somebody wrote, fit to be shown: every character visible, whole and in its place. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(hidden, '\ufffd');
}

export function oneLine(text: string): string {
  return clean(text).replaceAll(/\s+/g, ' ').trim();
}

/** Signs without a width, that turn the direction, and the tag block: text can hide in them. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** A text with every sign in it visible: what would hide stands there as `⟨U+200B⟩`. */
export function literal(text: string): string {
  return clean(text).replaceAll(unseen, (sign) => `⟨U+${sign.codePointAt(0)?.toString(16).toUpperCase()}⟩`);
}

/** How many signs of a text nobody sees. */
export function countUnseen(text: string): number {
  return (text.match(unseen) ?? []).length + (text.match(hidden) ?? []).length;
}

/** The part of a text that people see, not more than `longest` signs of it. */
export function shownText(text: string, longest: number): string {
  const shown = Array.from(clean(text).replaceAll(unseen, '').trim());
  return shown.length > longest ? `${shown.slice(0, longest).join('')}…` : shown.join('');
}
