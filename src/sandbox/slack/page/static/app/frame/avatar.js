import { escapeHtml } from '../../render/html/escape-html.js';

const COLOURS = 8;

/**
 * A picture of initials whose colour belongs to the person.
 * @param {{ id: string, name: string }} person
 * @param {'person' | 'app'} [kind]
 * @returns {string}
 */
export function avatar({ id, name }, kind = 'person') {
  if (kind === 'app')
    return `<span class="avatar avatar-app" aria-hidden="true">${escapeHtml(name.slice(0, 1))}</span>`;
  const colour = Array.from(id).reduce((sum, sign) => sum * 31 + (sign.codePointAt(0) ?? 0), 7) % COLOURS;
  return `<span class="avatar avatar-${colour}" aria-hidden="true">${escapeHtml(initials(name))}</span>`;
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('');
}
