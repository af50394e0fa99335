const ENTITIES = /** @type {Record<string, string>} */ ({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
});

/**
 * Makes any text literal, in element content and in quoted attributes alike.
 * @param {string | number | boolean | undefined} text
 * @returns {string}
 */
export function escapeHtml(text) {
  return String(text ?? '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * Escaped text whose line breaks stay visible.
 * @param {string | number | undefined} text
 * @returns {string}
 */
export function escapeLines(text) {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
