export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

/** A span of milliseconds in words, with two parts at most: `3m 20s`, `2d 4h`, `840ms`. */
export function inWords(milliseconds: number): string {
  if (milliseconds < second) return `${Math.round(milliseconds)}ms`;
  if (milliseconds < 10 * second) return `${(Math.floor(milliseconds / 100) / 10).toFixed(1)}s`;
  if (milliseconds < minute) return `${Math.floor(milliseconds / second)}s`;
  if (milliseconds < hour) return pair(milliseconds, minute, 'm', second, 's');
  if (milliseconds < day) return pair(milliseconds, hour, 'h', minute, 'm');
  return pair(milliseconds, day, 'd', hour, 'h');
}

function pair(span: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const whole = Math.floor(span / large);
  const rest = Math.floor((span - whole * large) / small);
  return rest ? `${whole}${largeUnit} ${rest}${smallUnit}` : `${whole}${largeUnit}`;
}

/** An instant as systems write it, for people to compare to the second: `2026-11-23 19:54:53 UTC`. */
export function toTheSecond(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

export function later(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds);
}
