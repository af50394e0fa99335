import { attributes } from '../html/attributes.js';
import { renderElement } from '../elements/element.js';
import { uniqueName } from '../elements/interactive.js';
import { renderPlainText } from '../text/text-object.js';

/** @import { InputBlock } from '@slack/types' */
/** @import { Directory, Place } from '../types.ts' */

/**
 * A label, its field, its hint and the place where the app's answer to it will stand.
 * @param {InputBlock} block
 * @param {Directory} directory
 * @param {Place} place
 * @returns {string}
 */
export function renderInputBlock(block, directory, place) {
  const labelId = uniqueName({ action_id: 'label' }, place);
  const optional = block.optional ? ' <span class="optional">(optional)</span>' : '';
  const label = `<div class="input-label"${attributes({ id: labelId })}>${renderPlainText(block.label)}${optional}</div>`;
  const field = renderElement(block.element, directory, {
    ...place,
    dispatches: block.dispatch_action ?? false,
    labelledBy: labelId,
  });
  const hint = block.hint ? `<div class="input-hint">${renderPlainText(block.hint)}</div>` : '';
  return `${label}${field}<div class="input-error" role="alert"${attributes({ 'data-error-for': block.block_id })}></div>${hint}`;
}
