const NEAR_PX = 80;

/**
 * Draws into a scrolled list: a reader at its end stays at the end, one who scrolled up stays where they read.
 * @param {Element} scrolled
 * @param {() => void} draw
 */
export function keepScroll(scrolled, draw) {
  const atEnd = scrolled.scrollHeight - scrolled.scrollTop - scrolled.clientHeight < NEAR_PX;
  draw();
  if (atEnd) scrollToEnd(scrolled);
}

/** @param {Element} scrolled */
export function scrollToEnd(scrolled) {
  scrolled.scrollTop = scrolled.scrollHeight;
}
