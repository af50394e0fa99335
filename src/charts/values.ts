import { oneLine } from '../lib/readable.ts';

/** `12`, `3.4 h`, `1,204`: to a tenth below ten. */
export function valueIn(value: number, unit: string): string {
  const rounded = Math.abs(value) < 9.95 ? Number(value.toFixed(1)) : Math.round(value);
  return `${rounded.toLocaleString('en-US')}${unit}`;
}

/** The same in at most so many letters: `1.2K`, without its unit if need be; null where nothing of it fits. */
export function valueWithin(value: number, unit: string, longest: number): string | null {
  const rounded = value.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 });
  return [valueIn(value, unit), valueIn(value, ''), rounded].find(({ length }) => length <= longest) ?? null;
}

/** A name in one line and at most so long, with nothing in it that turns the line around. */
export function short(name: string, longest: number): string {
  const points = Array.from(oneLine(name));
  return points.length > longest
    ? `${points
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : points.join('');
}
