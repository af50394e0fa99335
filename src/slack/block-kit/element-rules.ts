import {
  confirm,
  dispatchConfig,
  initialOption,
  optionGroups,
  options,
  plainText,
} from './composition-rules.ts';
import type { OptionKind } from './composition-rules.ts';
import { limits } from './limits.ts';
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
} from './primitives.ts';
import type { Problems, Raw } from './primitives.ts';

type Rule = (element: Raw, at: string) => Problems;

const date = /^\d{4}-\d{2}-\d{2}$/;
const number = /^-?\d+(\.\d+)?$/;
const tenDigits = { min: 1_000_000_000, max: 9_999_999_999 };

function* button(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [
    ...common,
    'confirm',
    'text',
    'url',
    'value',
    'style',
    'accessibility_label',
  ]);
  yield* plainText(element.text, `${at}/text`, limits.button.text);
  yield* optional(element.value, (it) => text(it, `${at}/value`, { min: 0, max: limits.button.value }));
  yield* optional(element.url, (it) => text(it, `${at}/url`, { max: limits.url }));
  yield* optional(element.style, (it) => oneOf(it, `${at}/style`, ['primary', 'danger']));
  yield* optional(element.accessibility_label, (it) =>
    text(it, `${at}/accessibility_label`, { max: limits.button.accessibilityLabel }),
  );
}

function* overflow(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [...common, 'confirm', 'options']);
  yield* options(element.options, `${at}/options`, 'overflow', limits.overflow.options);
}

function* staticOptions(element: Raw, at: string): Problems {
  const { options: flat, option_groups: groups } = element;
  if (flat !== undefined && groups !== undefined)
    yield `${at}: has options and option_groups, one of them may be there`;
  if (groups === undefined) yield* options(flat, `${at}/options`, 'menu', limits.select.options);
  else yield* optionGroups(groups, `${at}/option_groups`);
}

function* staticSelect(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [...select, 'options', 'option_groups', 'initial_option']);
  yield* staticOptions(element, at);
  yield* optional(element.initial_option, (it) => initialOption(element, 'menu')(it, `${at}/initial_option`));
}

function* multiStaticSelect(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [
    ...select,
    'options',
    'option_groups',
    'initial_options',
    'max_selected_items',
  ]);
  yield* staticOptions(element, at);
  yield* optional(element.max_selected_items, (it) =>
    integer(it, `${at}/max_selected_items`, { min: 1, max: limits.select.options }),
  );
  yield* initialOptions(element, at, 'menu', limits.select.options);
}

function* usersSelect(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [...select, 'initial_user']);
  yield* optional(element.initial_user, (it) => text(it, `${at}/initial_user`, { max: limits.actionId }));
}

function* radioButtons(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [...common, 'confirm', 'focus_on_load', 'options', 'initial_option']);
  yield* options(element.options, `${at}/options`, 'choice', limits.choices.options);
  yield* optional(element.initial_option, (it) =>
    initialOption(element, 'choice')(it, `${at}/initial_option`),
  );
}

function* checkboxes(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [...common, 'confirm', 'focus_on_load', 'options', 'initial_options']);
  yield* options(element.options, `${at}/options`, 'choice', limits.choices.options);
  yield* initialOptions(element, at, 'choice', limits.choices.options);
}

function* initialOptions(element: Raw, at: string, kind: OptionKind, max: number): Problems {
  if (element.initial_options === undefined) return;
  yield* list(element.initial_options, `${at}/initial_options`, { max });
  yield* each(element.initial_options, `${at}/initial_options`, initialOption(element, kind));
}

function* plainTextInput(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [...input, 'multiline', 'min_length', 'max_length']);
  const max = limits.input.text;
  yield* optional(element.initial_value, (it) => text(it, `${at}/initial_value`, { min: 0, max }));
  yield* optional(element.multiline, (it) => boolean(it, `${at}/multiline`));
  yield* optional(element.min_length, (it) => integer(it, `${at}/min_length`, { min: 0, max }));
  yield* optional(element.max_length, (it) => integer(it, `${at}/max_length`, { min: 1, max }));
}

function* numberInput(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [...input, 'is_decimal_allowed', 'min_value', 'max_value']);
  yield* boolean(element.is_decimal_allowed, `${at}/is_decimal_allowed`);
  for (const field of ['initial_value', 'min_value', 'max_value'])
    yield* optional(element[field], (it) => pattern(it, `${at}/${field}`, number, '"12.50"'));
}

function* addressInput(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, input);
  yield* optional(element.initial_value, (it) => text(it, `${at}/initial_value`, { max: limits.input.text }));
}

function* datepicker(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [...select, 'initial_date']);
  yield* optional(element.initial_date, (it) => pattern(it, `${at}/initial_date`, date, '2026-11-23'));
}

function* datetimepicker(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, [...common, 'confirm', 'focus_on_load', 'initial_date_time']);
  yield* optional(element.initial_date_time, (it) => integer(it, `${at}/initial_date_time`, tenDigits));
}

function* image(element: Raw, at: string): Problems {
  yield* onlyFields(element, at, ['type', 'image_url', 'slack_file', 'alt_text']);
  yield* imageSource(element, at);
}

export function* imageSource(value: Raw, at: string): Problems {
  if (value.slack_file === undefined) yield* text(value.image_url, `${at}/image_url`, { max: limits.url });
  else yield* slackFile(value.slack_file, `${at}/slack_file`);
  yield* text(value.alt_text, `${at}/alt_text`, { max: limits.image.altText });
}

const slackFile = object('a file by its id or url', function* (value, at) {
  yield* onlyFields(value, at, ['id', 'url']);
  if (value.id === undefined && value.url === undefined) yield `${at}: needs an id or a url`;
  yield* optional(value.id, (it) => text(it, `${at}/id`, { max: limits.actionId }));
  yield* optional(value.url, (it) => text(it, `${at}/url`, { max: limits.url }));
});

const common = ['type', 'action_id'];
const select = [...common, 'confirm', 'focus_on_load', 'placeholder'];
const input = [...common, 'focus_on_load', 'placeholder', 'dispatch_action_config', 'initial_value'];

const rules = new Map<unknown, Rule>(
  Object.entries({
    button,
    overflow,
    static_select: staticSelect,
    multi_static_select: multiStaticSelect,
    users_select: usersSelect,
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
export const element = (allowed: readonly string[]) =>
  object('an element', function* (value, at) {
    yield* oneOf(value.type, `${at}/type`, allowed);
    const rule = rules.get(value.type);
    if (rule) yield* rule(value, at);
    yield* optional(value.action_id, (it) => text(it, `${at}/action_id`, { max: limits.actionId }));
    yield* optional(value.confirm, (it) => confirm(it, `${at}/confirm`));
    yield* optional(value.placeholder, (it) => plainText(it, `${at}/placeholder`, limits.select.placeholder));
    yield* optional(value.dispatch_action_config, (it) => dispatchConfig(it, `${at}/dispatch_action_config`));
    yield* optional(value.focus_on_load, (it) => boolean(it, `${at}/focus_on_load`));
  });
