import { escapeHtml } from './escape-html.js';

/**
 * HTML attributes with a leading space: `undefined` and `false` are left out, `true` stands alone.
 * @param {Record<string, string | number | boolean | undefined>} values
 * @returns {string}
 */
export function attributes(values) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`))
    .join('');
}
