import { act } from '../data/api.js';
import { find } from '../dom/find.js';
import { showToast } from '../dom/toast.js';
import { whileBusy } from '../dom/busy.js';
import { encodeTyped } from './encode-typed.js';
import { createSuggestionList } from './suggestion-list.js';

/** @import { Store } from '../data/store.js' */

/**
 * Where people type messages and commands. What is typed and not sent yet belongs to the person and the place, and is
 * there again when both are.
 * @param {HTMLFormElement} form
 * @param {Store} store
 * @param {{ inThread: boolean, sent: () => Promise<void> }} options
 */
export function createComposer(form, store, { inThread, sent }) {
  const input = find('textarea', HTMLTextAreaElement, form);
  const button = find('[type=submit]', HTMLButtonElement, form);
  const drafts = /** @type {Map<string, string>} */ (new Map());
  const suggestions = createSuggestionList(form, input, () => store.get().workspace);
  let place = '';

  /** @param {string} text */
  function write(text) {
    input.value = text;
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight + 2}px`;
    drafts.set(place, text);
    button.disabled = text.trim() === '';
  }

  async function send() {
    const text = input.value.trim();
    if (text === '') return;
    const { workspace, channel, thread } = store.get();
    const where = { user: workspace.me.id, channel, ...(inThread && thread && { thread_ts: thread }) };
    write('');
    suggestions.close();
    try {
      const answer = await act(
        text.startsWith('/')
          ? { ...where, kind: 'command', text }
          : { ...where, kind: 'say', text: encodeTyped(text, workspace) },
      );
      if (answer.warning) showToast(answer.warning);
    } catch (error) {
      if (input.value === '') write(text);
      throw error;
    }
    await sent();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void whileBusy(button, send);
  });
  input.addEventListener('input', () => {
    write(input.value);
    suggestions.suggest();
  });
  input.addEventListener('keydown', (event) => {
    if (suggestions.handleKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  return {
    /**
     * @param {string} label
     * @param {string} newPlace who, where: what the draft belongs to
     */
    draw(label, newPlace) {
      input.placeholder = label;
      input.setAttribute('aria-label', label);
      if (newPlace === place) return;
      place = newPlace;
      suggestions.close();
      write(drafts.get(place) ?? '');
    },

    /** @param {string} text */
    propose(text) {
      write(text);
      input.focus();
    },
  };
}
