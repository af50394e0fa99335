import { limits } from './limits.ts';
import { boolean, each, isRaw, list, object, onlyFields, oneOf, optional, text } from './primitives.ts';
import type { Problems, Raw } from './primitives.ts';

type TextType = 'plain_text' | 'mrkdwn';

/** A text object; `only` narrows its type, as most places take plain text alone. */
export function* textObject(
  value: unknown,
  at: string,
  { max, only }: { max: number; only?: TextType },
): Problems {
  const check = object('a text object', function* (it) {
    yield* oneOf(it.type, `${at}/type`, only ? [only] : ['plain_text', 'mrkdwn']);
    yield* text(it.text, `${at}/text`, { max });
    const manner = it.type === 'mrkdwn' ? 'verbatim' : 'emoji';
    yield* onlyFields(it, at, ['type', 'text', manner]);
    yield* optional(it[manner], (flag) => boolean(flag, `${at}/${manner}`));
  });
  yield* check(value, at);
}

export function* plainText(value: unknown, at: string, max: number): Problems {
  yield* textObject(value, at, { max, only: 'plain_text' });
}

export const confirm = object('a confirmation dialog', function* (value, at) {
  yield* onlyFields(value, at, ['title', 'text', 'confirm', 'deny', 'style']);
  yield* optional(value.title, (it) => plainText(it, `${at}/title`, limits.confirm.title));
  yield* textObject(value.text, `${at}/text`, { max: limits.confirm.text });
  yield* optional(value.confirm, (it) => plainText(it, `${at}/confirm`, limits.confirm.button));
  yield* optional(value.deny, (it) => plainText(it, `${at}/deny`, limits.confirm.button));
  yield* optional(value.style, (it) => oneOf(it, `${at}/style`, ['primary', 'danger']));
});

/** The rules of an option differ by its element: only an overflow has links, only choices have mrkdwn. */
export type OptionKind = 'menu' | 'overflow' | 'choice';

const option = (kind: OptionKind) =>
  object('an option', function* (value, at) {
    yield* onlyFields(value, at, ['text', 'value', 'description', ...(kind === 'overflow' ? ['url'] : [])]);
    const only = kind === 'choice' ? {} : { only: 'plain_text' as const };
    yield* textObject(value.text, `${at}/text`, { max: limits.option.text, ...only });
    yield* text(value.value, `${at}/value`, { max: limits.option.value });
    yield* optional(value.description, (it) =>
      textObject(it, `${at}/description`, { max: limits.option.description, ...only }),
    );
    yield* optional(value.url, (it) => text(it, `${at}/url`, { max: limits.url }));
  });

export function* options(value: unknown, at: string, kind: OptionKind, max: number): Problems {
  yield* list(value, at, { max });
  yield* each(value, at, option(kind));
}

export function* optionGroups(value: unknown, at: string): Problems {
  yield* list(value, at, { max: limits.select.groups });
  yield* each(value, at, optionGroup);
}

const optionGroup = object('an option group', function* (value, at) {
  yield* onlyFields(value, at, ['label', 'options']);
  yield* plainText(value.label, `${at}/label`, limits.select.groupLabel);
  yield* options(value.options, `${at}/options`, 'menu', limits.select.options);
});

/** What a select offers, whether in groups or not. */
export function optionsOf(element: Raw): Raw[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isRaw) : [];
  const grouped = groups.flatMap((group) => (Array.isArray(group.options) ? group.options : []));
  return [...(Array.isArray(element.options) ? element.options : []), ...grouped].filter(isRaw);
}

/** Slack wants the initial option to be one of the options, text and value alike. */
export const initialOption = (element: Raw, kind: OptionKind) =>
  object('an option', function* (value, at) {
    yield* option(kind)(value, at);
    if (!optionsOf(element).some((offered) => isSameOption(offered, value)))
      yield `${at}: must be one of the options`;
  });

const isSameOption = (one: Raw, other: Raw): boolean =>
  one.value === other.value && JSON.stringify(textOf(one)) === JSON.stringify(textOf(other));

const textOf = ({ text }: Raw): unknown => (isRaw(text) ? text.text : undefined);

export const dispatchConfig = object('a dispatch action configuration', function* (value, at) {
  yield* onlyFields(value, at, ['trigger_actions_on']);
  yield* list(value.trigger_actions_on, `${at}/trigger_actions_on`, { max: 2 });
  yield* each(value.trigger_actions_on, `${at}/trigger_actions_on`, (it, place) =>
    oneOf(it, place, ['on_enter_pressed', 'on_character_entered']),
  );
});
