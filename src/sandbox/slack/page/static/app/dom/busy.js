import { showToast } from './toast.js';

/**
 * Runs what a press started: the pressed element shows a spinner until the answer, a second press meanwhile does
 * nothing, and what went wrong is said.
 * @param {HTMLElement | undefined} pressed
 * @param {() => Promise<unknown>} work
 */
export async function whileBusy(pressed, work) {
  if (pressed?.ariaBusy === 'true') return;
  if (pressed) pressed.ariaBusy = 'true';
  try {
    await work();
  } catch (error) {
    showToast(error instanceof Error ? error.message : String(error));
  } finally {
    if (pressed) pressed.ariaBusy = null;
  }
}
