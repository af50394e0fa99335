const GAP_PX = 4;

/**
 * Opens the menu behind a `[data-menu]` button beside that button, inside the window.
 * @param {HTMLElement} button
 */
export function openMenu(button) {
  const menu = button.nextElementSibling;
  if (!(menu instanceof HTMLElement)) throw new Error('A menu button must stand right before its menu');
  menu.showPopover();
  const from = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = from.bottom + GAP_PX + height <= window.innerHeight;
  menu.style.top = `${below ? from.bottom + GAP_PX : from.top - height - GAP_PX}px`;
  menu.style.left = `${Math.max(GAP_PX, Math.min(from.left, window.innerWidth - width - GAP_PX))}px`;
  itemsOf(menu)[0]?.focus();
}

/**
 * A chosen item closes its menu.
 * @param {HTMLElement} item
 */
export function closeMenuOf(item) {
  const menu = item.closest('[popover]');
  if (menu instanceof HTMLElement) menu.hidePopover();
}

/**
 * The arrow keys walk through an open menu.
 * @param {KeyboardEvent} event
 */
export function walkMenu(event) {
  const menu = event.target instanceof Element ? event.target.closest('[role=menu]') : null;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!menu || !step) return;
  event.preventDefault();
  const items = itemsOf(menu);
  const index = items.findIndex((item) => item === document.activeElement);
  items[(index + step + items.length) % items.length]?.focus();
}

/**
 * @param {Element} menu
 * @returns {HTMLElement[]}
 */
function itemsOf(menu) {
  return [...menu.querySelectorAll('[role=menuitem]')].filter((item) => item instanceof HTMLElement);
}
