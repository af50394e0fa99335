import { find } from './find.js';

const SHOWN_MS = 9000;

/**
 * A notice in the corner, read out by screen readers; it goes by itself or at a press.
 * @param {string} text
 */
export function showToast(text) {
  const toast = document.createElement('div');
  toast.className = 'toast';
  const words = document.createElement('span');
  words.textContent = text;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '✕';
  close.setAttribute('aria-label', 'Dismiss');
  close.addEventListener('click', () => toast.remove());
  toast.append(words, close);
  const toasts = find('#toasts', HTMLElement);
  toasts.append(toast);
  toasts.hidePopover(); // shown again, it lies above a modal that opened after it
  toasts.showPopover();
  setTimeout(() => toast.remove(), SHOWN_MS);
}
