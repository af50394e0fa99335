import { escapeHtml } from '../html/escape-html.js';

/** @import { Directory } from '../types.ts' */

const DAY_MS = 86_400_000;
const UNITS = /** @type {const} */ ([
  [DAY_MS, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
]);

/**
 * Slack's `<!date^…>` in the reader's own time zone; an unreadable time shows its fallback.
 * @param {number} seconds since 1970
 * @param {string} format with Slack's `{date_short}`-like tokens
 * @param {string} fallback
 * @param {Directory} directory
 */
export function renderDate(seconds, format, fallback, directory) {
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return escapeHtml(fallback);
  const text = format.replace(/\{(\w+)\}/g, (token, name) => formatToken(name, time, directory) ?? token);
  return `<time datetime="${time.toISOString()}" title="${escapeHtml(fallback)}">${escapeHtml(text)}</time>`;
}

/**
 * @param {string} name
 * @param {Date} time
 * @param {Directory} directory
 * @returns {string | undefined}
 */
function formatToken(name, time, { now = new Date(), timeZone }) {
  /** @param {Intl.DateTimeFormatOptions} options */
  const as = (options) => new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(time);
  const relative = name.endsWith('_pretty') ? relativeDay(time, now, timeZone) : undefined;
  if (relative) return relative;
  switch (name.replace('_pretty', '')) {
    case 'date_num':
      return new Intl.DateTimeFormat('en-CA', { timeZone }).format(time);
    case 'date':
      return as({ month: 'long', day: 'numeric', year: 'numeric' });
    case 'date_slash':
      return as({ month: '2-digit', day: '2-digit', year: 'numeric' });
    case 'date_short':
      return as({ month: 'short', day: 'numeric', year: 'numeric' });
    case 'date_long':
      return as({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
    case 'day_divider':
      return as({ weekday: 'long', month: 'long', day: 'numeric' });
    case 'time':
      return as({ hour: 'numeric', minute: '2-digit' });
    case 'time_secs':
      return as({ hour: 'numeric', minute: '2-digit', second: '2-digit' });
    case 'ago':
      return ago(now.getTime() - time.getTime());
    default:
      return undefined;
  }
}

/**
 * @param {Date} time
 * @param {Date} now
 * @param {string | undefined} timeZone
 */
function relativeDay(time, now, timeZone) {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  const names = new Map([
    [day.format(now), 'today'],
    [day.format(new Date(now.getTime() - DAY_MS)), 'yesterday'],
    [day.format(new Date(now.getTime() + DAY_MS)), 'tomorrow'],
  ]);
  return names.get(day.format(time));
}

/** @param {number} ms */
function ago(ms) {
  const [size, unit] = UNITS.find(([unitMs]) => Math.abs(ms) >= unitMs) ?? UNITS[2];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.trunc(ms / size), unit);
}
