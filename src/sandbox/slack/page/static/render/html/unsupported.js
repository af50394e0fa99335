import { escapeHtml } from './escape-html.js';

/**
 * What this page cannot draw is said, never left out.
 * @param {string} kind
 * @param {string} type
 */
export function unsupported(kind, type) {
  return `<span class="unsupported">[unsupported ${escapeHtml(kind)}: ${escapeHtml(type)}]</span>`;
}
