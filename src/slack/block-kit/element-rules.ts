import {
  boolean,
  each,
  integer,
  list,
  object,
  onlyFields,
  oneOf,
  optional,
  pattern,
  text,
} from './checks.ts';
import type { Check } from './checks.ts';
import {
  confirm,
  dispatchConfig,
  initialOption,
  optionGroups,
  options,
  plainText,
} from './composition-rules.ts';
import type { OptionKind } from './composition-rules.ts';
import { imageSource } from './image-rules.ts';
import { limits } from './limits.ts';
import type { Place } from './place.ts';

const common = ['type', 'action_id'];
const choice = [...common, 'confirm', 'focus_on_load'];
const select = [...choice, 'placeholder'];
const input = [...common, 'focus_on_load', 'placeholder', 'dispatch_action_config', 'initial_value'];

const date = /^\d{4}-\d{2}-\d{2}$/;
const number = /^-?\d+(\.\d+)?$/;
const tenDigits = { min: 1_000_000_000, max: 9_999_999_999 };

function button(it: Place): void {
  onlyFields(it, [...common, 'confirm', 'text', 'url', 'value', 'style', 'accessibility_label']);
  plainText(it.at('text'), limits.button.text);
  optional(it.at('value'), (value) => text(value, { min: 0, max: limits.button.value }));
  optional(it.at('url'), (url) => text(url, { max: limits.url }));
  optional(it.at('style'), (style) => oneOf(style, ['primary', 'danger']));
  optional(it.at('accessibility_label'), (label) => text(label, { max: limits.button.accessibilityLabel }));
}

function overflow(it: Place): void {
  onlyFields(it, [...common, 'confirm', 'options']);
  options(it.at('options'), 'overflow', limits.overflow.options);
}

function staticOptions(it: Place): void {
  const flat = it.at('options');
  const groups = it.at('option_groups');
  if (flat.isThere && groups.isThere) it.problem('has options and option_groups, one of them may be there');
  if (groups.isThere) optionGroups(groups);
  else options(flat, 'menu', limits.select.options);
}

function staticSelect(it: Place): void {
  onlyFields(it, [...select, 'options', 'option_groups', 'initial_option']);
  staticOptions(it);
  optional(it.at('initial_option'), initialOption(it, 'menu'));
}

function multiStaticSelect(it: Place): void {
  onlyFields(it, [...select, 'options', 'option_groups', 'initial_options', 'max_selected_items']);
  staticOptions(it);
  initialOptions(it, 'menu', limits.select.options);
  optional(it.at('max_selected_items'), (most) => integer(most, { min: 1, max: limits.select.options }));
}

function usersSelect(it: Place): void {
  onlyFields(it, [...select, 'initial_user']);
  optional(it.at('initial_user'), (user) => text(user, { max: limits.actionId }));
}

function multiUsersSelect(it: Place): void {
  const initial = it.at('initial_users');
  onlyFields(it, [...select, 'initial_users', 'max_selected_items']);
  optional(initial, () => list(initial, { max: Infinity }));
  each(initial, (user) => text(user, { max: limits.actionId }));
  optional(it.at('max_selected_items'), (most) => integer(most, { min: 1, max: Infinity }));
}

function conversationsSelect(it: Place): void {
  onlyFields(it, [
    ...select,
    'initial_conversation',
    'default_to_current_conversation',
    'response_url_enabled',
    'filter',
  ]);
  optional(it.at('initial_conversation'), (channel) => text(channel, { max: limits.actionId }));
  optional(it.at('default_to_current_conversation'), boolean);
  optional(it.at('response_url_enabled'), boolean);
  optional(it.at('filter'), conversationFilter);
}

const kinds = ['im', 'mpim', 'private', 'public'];

const conversationFilter = object('a filter', (it) => {
  const include = it.at('include');
  const external = it.at('exclude_external_shared_channels');
  const bots = it.at('exclude_bot_users');
  onlyFields(it, ['include', 'exclude_external_shared_channels', 'exclude_bot_users']);
  if (![include, external, bots].some((field) => field.isThere)) it.problem('says nothing: leave it out');
  optional(include, () => list(include, { max: kinds.length }));
  each(include, (kind) => oneOf(kind, kinds));
  optional(external, boolean);
  optional(bots, boolean);
});

function radioButtons(it: Place): void {
  onlyFields(it, [...choice, 'options', 'initial_option']);
  options(it.at('options'), 'choice', limits.choices.options);
  optional(it.at('initial_option'), initialOption(it, 'choice'));
}

function checkboxes(it: Place): void {
  onlyFields(it, [...choice, 'options', 'initial_options']);
  options(it.at('options'), 'choice', limits.choices.options);
  initialOptions(it, 'choice', limits.choices.options);
}

function initialOptions(it: Place, kind: OptionKind, max: number): void {
  const initial = it.at('initial_options');
  optional(initial, () => list(initial, { max }));
  each(initial, initialOption(it, kind));
}

function plainTextInput(it: Place): void {
  const max = limits.input.text;
  onlyFields(it, [...input, 'multiline', 'min_length', 'max_length']);
  optional(it.at('initial_value'), (value) => text(value, { min: 0, max }));
  optional(it.at('multiline'), boolean);
  optional(it.at('min_length'), (least) => integer(least, { min: 0, max }));
  optional(it.at('max_length'), (most) => integer(most, { min: 1, max }));
}

function numberInput(it: Place): void {
  onlyFields(it, [...input, 'is_decimal_allowed', 'min_value', 'max_value']);
  boolean(it.at('is_decimal_allowed'));
  for (const field of ['initial_value', 'min_value', 'max_value'])
    optional(it.at(field), (value) => pattern(value, number, '"12.50"'));
}

function addressInput(it: Place): void {
  onlyFields(it, input);
  optional(it.at('initial_value'), (value) => text(value, { max: limits.input.text }));
}

function datepicker(it: Place): void {
  onlyFields(it, [...select, 'initial_date']);
  optional(it.at('initial_date'), (day) => pattern(day, date, '2026-11-23'));
}

function datetimepicker(it: Place): void {
  onlyFields(it, [...choice, 'initial_date_time']);
  optional(it.at('initial_date_time'), (time) => integer(time, tenDigits));
}

function image(it: Place): void {
  onlyFields(it, ['type', 'image_url', 'slack_file', 'alt_text']);
  imageSource(it);
}

const rules = new Map<unknown, Check>(
  Object.entries({
    button,
    overflow,
    static_select: staticSelect,
    multi_static_select: multiStaticSelect,
    users_select: usersSelect,
    multi_users_select: multiUsersSelect,
    conversations_select: conversationsSelect,
    radio_buttons: radioButtons,
    checkboxes,
    plain_text_input: plainTextInput,
    number_input: numberInput,
    email_text_input: addressInput,
    url_text_input: addressInput,
    datepicker,
    datetimepicker,
    image,
  }),
);

/** One interactive element or image, of a type that its place takes. */
export const element = (allowed: readonly string[]): Check =>
  object('an element', (it) => {
    const type = it.at('type');
    oneOf(type, allowed);
    rules.get(type.value)?.(it);
    optional(it.at('action_id'), (id) => text(id, { max: limits.actionId }));
    optional(it.at('confirm'), confirm);
    optional(it.at('placeholder'), (placeholder) => plainText(placeholder, limits.select.placeholder));
    optional(it.at('dispatch_action_config'), dispatchConfig);
    optional(it.at('focus_on_load'), boolean);
  });
