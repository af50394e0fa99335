/**
 * Brings a message into sight and marks it for a moment.
 * @param {string} ts
 * @returns {boolean} whether the page has it
 */
export function reveal(ts) {
  const found = document.querySelector(
    `#replies [data-ts="${CSS.escape(ts)}"], #messages [data-ts="${CSS.escape(ts)}"]`,
  );
  if (!found) return false;
  for (const before of document.querySelectorAll('[data-revealed]')) before.removeAttribute('data-revealed');
  found.setAttribute('data-revealed', '');
  found.scrollIntoView({ block: 'center' });
  return true;
}
