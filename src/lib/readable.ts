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
