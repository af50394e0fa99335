import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';
import { find } from '../dom/find.js';
import { setHtml } from '../dom/set-html.js';
import { suggestionsFor } from './suggestions.js';

/** @import { SandboxState } from '../../../../contract.ts' */
/** @import { Suggestion } from './suggestions.js' */

/**
 * The list above the composer: arrows walk, Tab or Enter takes, Escape closes.
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} input
 * @param {() => SandboxState} workspace
 */
export function createSuggestionList(form, input, workspace) {
  const list = find('[role=listbox]', HTMLElement, form);
  let shown = /** @type {Suggestion[]} */ ([]);
  let chosen = -1;

  function draw() {
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(shown.length > 0));
    input.setAttribute('aria-activedescendant', chosen < 0 ? '' : `${list.id}-${chosen}`);
    const options = shown.map(({ text, hint }, index) => {
      const marks = attributes({
        id: `${list.id}-${index}`,
        'data-index': index,
        'aria-selected': String(index === chosen),
      });
      return `<div role="option"${marks}><b>${escapeHtml(text)}</b><span>${escapeHtml(hint)}</span></div>`;
    });
    setHtml(list, options.join(''));
  }

  function suggest() {
    shown = suggestionsFor(input.value, workspace());
    chosen = -1;
    draw();
  }

  function close() {
    shown = [];
    draw();
  }

  /** @param {Suggestion} suggestion */
  function take({ text, whole }) {
    input.value = whole ? text : `${text} `;
    input.dispatchEvent(new Event('input'));
    if (whole) close();
    input.focus();
  }

  /** @param {number} step */
  function walk(step) {
    chosen = (chosen + step + shown.length + (chosen < 0 && step < 0 ? 1 : 0)) % shown.length;
    draw();
  }

  list.addEventListener('pointerdown', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const suggestion = shown[Number(option?.getAttribute('data-index') ?? -1)];
    event.preventDefault();
    if (suggestion) take(suggestion);
  });

  return {
    suggest,
    close,
    /**
     * @param {KeyboardEvent} event
     * @returns {boolean} whether the key was for the list
     */
    handleKey(event) {
      if (shown.length === 0) return false;
      const suggestion = shown[event.key === 'Tab' ? Math.max(chosen, 0) : chosen];
      if (event.key === 'ArrowDown') walk(1);
      else if (event.key === 'ArrowUp') walk(-1);
      else if (event.key === 'Escape') close();
      else if ((event.key === 'Tab' || event.key === 'Enter') && suggestion) take(suggestion);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
