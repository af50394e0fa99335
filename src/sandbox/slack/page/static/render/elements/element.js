import { renderButton } from './button.js';
import {
  renderCheckboxes,
  renderMultiStaticSelect,
  renderMultiUsersSelect,
  renderRadioButtons,
} from './choices.js';
import { renderImageElement } from './image.js';
import { renderOverflow } from './overflow.js';
import { renderByType } from '../html/render-by-type.js';
import { renderConversationsSelect, renderStaticSelect, renderUsersSelect } from './select.js';
import {
  renderAddressInput,
  renderDatepicker,
  renderDateTimepicker,
  renderNumberInput,
  renderPlainTextInput,
  renderTimepicker,
} from './typed-input.js';

/** @import { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types' */
/** @import { Directory, Place, Renderers } from '../types.ts' */

/** @typedef {ActionsBlockElement | InputBlockElement | SectionBlockAccessory} Element */

/** @type {Renderers<Element>} */
const RENDERERS = {
  button: renderButton,
  overflow: renderOverflow,
  static_select: renderStaticSelect,
  users_select: renderUsersSelect,
  conversations_select: renderConversationsSelect,
  multi_static_select: renderMultiStaticSelect,
  multi_users_select: renderMultiUsersSelect,
  radio_buttons: renderRadioButtons,
  checkboxes: renderCheckboxes,
  plain_text_input: renderPlainTextInput,
  number_input: renderNumberInput,
  email_text_input: renderAddressInput,
  url_text_input: renderAddressInput,
  datepicker: renderDatepicker,
  timepicker: renderTimepicker,
  datetimepicker: renderDateTimepicker,
  image: renderImageElement,
};

/**
 * @param {Element} element
 * @param {Directory} directory
 * @param {Place} place
 * @returns {string}
 */
export function renderElement(element, directory, place) {
  return renderByType(RENDERERS, 'element', element, directory, place);
}
