import { attributes } from '../html/attributes.js';

/** @import { ConfirmationDialog } from '@slack/types' */
/** @import { Place } from '../types.ts' */

/** @typedef {{ type: string, action_id?: string, value?: string, confirm?: ConfirmationDialog }} Interactive */

/**
 * The data attributes by which the page finds out what was pressed or typed, and asks first where a confirmation is due.
 * @param {Interactive} element
 * @param {Place} place
 * @returns {string}
 */
export function interactive(element, place) {
  return attributes({
    'data-act': place.dispatches,
    'data-type': element.type,
    'data-action-id': element.action_id,
    'data-block-id': place.blockId,
    'data-confirm': element.confirm && JSON.stringify(element.confirm),
    'aria-labelledby': place.labelledBy,
  });
}

/**
 * A name that is unique on the page, for radio groups and labels.
 * @param {{ action_id?: string }} element
 * @param {Place} place
 */
export function uniqueName(element, place) {
  return [place.scope, place.blockId, element.action_id ?? ''].join('/');
}
