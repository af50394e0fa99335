/** Signs without a width or that turn the direction of reading, and the tag block: what they hide, no reader sees. */
const unseen = /[\u200B-\u200F\u2060-\u2064\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
const htmlComment = /<!--[\s\S]*?(?:-->|$)/g;

/** The text as people see it on the page, not more than `longest` characters of it: hidden parts reach no model. */
export function visibleText(
  text: string | null | undefined,
  longest: number,
): { text: string; isCut: boolean } {
  const seen = (text ?? '')
    .replaceAll(htmlComment, '')
    .replaceAll(unseen, '')
    .replaceAll('\r\n', '\n')
    .trim();
  const points = Array.from(seen);
  return points.length > longest
    ? { text: points.slice(0, longest).join(''), isCut: true }
    : { text: seen, isCut: false };
}
