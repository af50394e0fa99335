const SIGNS = { amp: '&', lt: '<', gt: '>' };

/**
 * Slack decodes exactly three entities, each once: `&amp;lt;` reads `&lt;`, and `&quot;` stays as it is.
 * @param {string} text
 * @returns {string}
 */
export function decodeEntities(text) {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => SIGNS[/** @type {keyof typeof SIGNS} */ (name)]);
}
