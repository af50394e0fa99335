import { boolean, each, list, object, onlyFields, oneOf, optional, text } from './checks.ts';
import type { Check } from './checks.ts';
import { limits } from './limits.ts';
import { isRaw } from './place.ts';
import type { Place, Raw } from './place.ts';

const anyText = (max: number, types: readonly string[]): Check =>
  object('a text object', (it) => {
    oneOf(it.at('type'), types);
    text(it.at('text'), { max });
    const manner = isRaw(it.value) && it.value.type === 'mrkdwn' ? 'verbatim' : 'emoji';
    onlyFields(it, ['type', 'text', manner]);
    optional(it.at(manner), boolean);
  });

/** Plain text or mrkdwn. */
export const textObject = (it: Place, max: number): void => anyText(max, ['plain_text', 'mrkdwn'])(it);

export const plainText = (it: Place, max: number): void => anyText(max, ['plain_text'])(it);

export const confirm = object('a confirmation dialog', (it) => {
  onlyFields(it, ['title', 'text', 'confirm', 'deny', 'style']);
  optional(it.at('title'), (title) => plainText(title, limits.confirm.title));
  textObject(it.at('text'), limits.confirm.text);
  optional(it.at('confirm'), (yes) => plainText(yes, limits.confirm.button));
  optional(it.at('deny'), (no) => plainText(no, limits.confirm.button));
  optional(it.at('style'), (style) => oneOf(style, ['primary', 'danger']));
});

/** The rules of an option differ by its element: only an overflow has links, only choices have mrkdwn. */
export type OptionKind = 'menu' | 'overflow' | 'choice';

const option = (kind: OptionKind): Check =>
  object('an option', (it) => {
    const label = kind === 'choice' ? textObject : plainText;
    onlyFields(it, ['text', 'value', 'description', ...(kind === 'overflow' ? ['url'] : [])]);
    label(it.at('text'), limits.option.text);
    text(it.at('value'), { max: limits.option.value });
    optional(it.at('description'), (description) => label(description, limits.option.description));
    optional(it.at('url'), (url) => text(url, { max: limits.url }));
  });

export function options(it: Place, kind: OptionKind, max: number): void {
  list(it, { max });
  each(it, option(kind));
}

export function optionGroups(it: Place): void {
  list(it, { max: limits.select.groups });
  each(it, optionGroup);
}

const optionGroup = object('an option group', (it) => {
  onlyFields(it, ['label', 'options']);
  plainText(it.at('label'), limits.select.groupLabel);
  options(it.at('options'), 'menu', limits.select.options);
});

/** What a select offers, whether in groups or not. */
export function optionsOf(element: Raw): Raw[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isRaw) : [];
  const grouped = groups.flatMap((group) => (Array.isArray(group.options) ? group.options : []));
  return [...(Array.isArray(element.options) ? element.options : []), ...grouped].filter(isRaw);
}

/** Slack wants the initial option to be one of the options, text and value alike. */
export const initialOption = (element: Place, kind: OptionKind): Check =>
  object('an option', (it) => {
    option(kind)(it);
    const offered = isRaw(element.value) ? optionsOf(element.value) : [];
    if (!offered.some((other) => isSameOption(other, it.value))) it.problem('must be one of the options');
  });

const isSameOption = (one: Raw, other: unknown): boolean =>
  isRaw(other) && one.value === other.value && labelOf(one) === labelOf(other);

const labelOf = ({ text: label }: Raw): unknown => (isRaw(label) ? label.text : undefined);

export const dispatchConfig = object('a dispatch action configuration', (it) => {
  const triggers = it.at('trigger_actions_on');
  onlyFields(it, ['trigger_actions_on']);
  list(triggers, { max: 2 });
  each(triggers, (trigger) => oneOf(trigger, ['on_enter_pressed', 'on_character_entered']));
});
