import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';

/** @import { SandboxState } from '../../../../contract.ts' */

/**
 * The lightning beside the composer, with the app's global shortcuts behind it; nothing where it has none.
 * @param {SandboxState['shortcuts']} shortcuts
 * @returns {string}
 */
export function shortcutMenu(shortcuts) {
  const items = shortcuts
    .filter(({ kind }) => kind === 'global')
    .map(({ callbackId, name }) => {
      const marks = attributes({ role: 'menuitem', class: 'menu-item', 'data-global-shortcut': callbackId });
      return `<button type="button"${marks}>${escapeHtml(name)}</button>`;
    });
  if (items.length === 0) return '';
  return (
    '<button type="button" class="button" data-menu aria-haspopup="menu" aria-label="Shortcuts">⚡</button>' +
    `<span class="menu" role="menu" popover>${items.join('')}</span>`
  );
}
