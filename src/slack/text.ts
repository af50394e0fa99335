import { clean } from '../lib/readable.ts';

export { escapeMrkdwn } from '../lib/mrkdwn.ts';
export { clean, oneLine } from '../lib/readable.ts';

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Its length as Slack counts it: escaped. */
export function width(text: string): number {
  return text.length + 4 * count(text, '&') + 3 * (count(text, '<') + count(text, '>'));
}

/** At most `max` wide; what is cut leaves a `…`. For labels: long texts go through `cut`, which says how much is missing. */
export function clip(text: string, max: number): string {
  const shown = clean(text.slice(0, 2 * max + 2));
  return fits(shown, max) ? shown : `${beginning(shown, max - 1).trimEnd()}…`;
}

/** The beginning that fits and how many characters of the text are left. */
export function cut(text: string, max: number): { shown: string; rest: number } {
  const whole = clean(text);
  const shown = fits(whole, max) ? whole : beginning(whole, max);
  return { shown, rest: whole.length - shown.length };
}

/** The whole text in pieces of at most `max`, parted between lines or words where that is possible. */
export function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let rest = clean(text);
  while (!fits(rest, max)) {
    const most = beginning(rest, max);
    const end = Math.max(most.lastIndexOf('\n'), most.lastIndexOf(' '));
    const piece = end > most.length / 2 ? most.slice(0, end + 1) : most;
    found.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...found, rest];
}

function fits(text: string, max: number): boolean {
  return text.length <= max && width(text) <= max;
}

function beginning(text: string, max: number): string {
  let taken = '';
  let left = max;
  for (const point of text) {
    left -= width(point);
    if (left < 0) break;
    taken += point;
  }
  return taken;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
