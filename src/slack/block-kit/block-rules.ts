import { boolean, each, list, object, onlyFields, oneOf, optional, text, unique } from './checks.ts';
import type { Check } from './checks.ts';
import { plainText, textObject } from './composition-rules.ts';
import { element } from './element-rules.ts';
import { imageSource } from './image-rules.ts';
import { limits } from './limits.ts';
import type { Place } from './place.ts';
import { richText } from './rich-text-rules.ts';
import { table } from './table-rules.ts';
import { plan, taskCard } from './task-rules.ts';

export type Surface = 'message' | 'modal' | 'home';

const choosable = [
  'static_select',
  'multi_static_select',
  'users_select',
  'multi_users_select',
  'conversations_select',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'datetimepicker',
];
const clickable = element(['button', 'overflow', ...choosable]);
const accessory = element(['button', 'overflow', ...choosable, 'image']);
const picture = element(['image']);
const field = element(['plain_text_input', ...choosable]);
const fieldInModal = element([
  'plain_text_input',
  ...choosable,
  'number_input',
  'email_text_input',
  'url_text_input',
]);

function header(it: Place): void {
  onlyFields(it, ['type', 'block_id', 'text']);
  plainText(it.at('text'), limits.header.text);
}

function section(it: Place): void {
  const words = it.at('text');
  const fields = it.at('fields');
  onlyFields(it, ['type', 'block_id', 'text', 'fields', 'accessory', 'expand']);
  if (!words.isThere && !fields.isThere) it.problem('needs text or fields');
  optional(words, () => textObject(words, limits.text));
  optional(fields, () => list(fields, { max: limits.section.fields }));
  each(fields, (one) => textObject(one, limits.section.field));
  optional(it.at('accessory'), accessory);
  optional(it.at('expand'), boolean);
}

function context(it: Place): void {
  const elements = it.at('elements');
  onlyFields(it, ['type', 'block_id', 'elements']);
  list(elements, { max: limits.context.elements });
  each(elements, (one) => (one.at('type').value === 'image' ? picture(one) : textObject(one, limits.text)));
}

function actions(it: Place): void {
  const elements = it.at('elements');
  onlyFields(it, ['type', 'block_id', 'elements']);
  list(elements, { max: limits.actions.elements });
  each(elements, clickable);
  unique(
    elements.items().map((one) => one.at('action_id')),
    'action_id',
  );
}

function divider(it: Place): void {
  onlyFields(it, ['type', 'block_id']);
}

function image(it: Place): void {
  onlyFields(it, ['type', 'block_id', 'image_url', 'slack_file', 'alt_text', 'title']);
  imageSource(it);
  optional(it.at('title'), (title) => plainText(title, limits.image.title));
}

const inputOf =
  (takes: Check): Check =>
  (it) => {
    onlyFields(it, ['type', 'block_id', 'label', 'hint', 'optional', 'element', 'dispatch_action']);
    plainText(it.at('label'), limits.input.label);
    optional(it.at('hint'), (hint) => plainText(hint, limits.input.hint));
    optional(it.at('optional'), boolean);
    optional(it.at('dispatch_action'), boolean);
    takes(it.at('element'));
  };

function alert(it: Place): void {
  onlyFields(it, ['type', 'block_id', 'text', 'level']);
  textObject(it.at('text'), limits.alert.text);
  optional(it.at('level'), (level) => oneOf(level, ['default', 'info', 'warning', 'error', 'success']));
}

function markdown(it: Place): void {
  onlyFields(it, ['type', 'block_id', 'text']);
  text(it.at('text'), { max: limits.message.markdown });
}

const everywhere = { header, section, context, actions, divider, image, rich_text: richText };

const rules: Record<Surface, Map<unknown, Check>> = {
  message: new Map(
    Object.entries({
      ...everywhere,
      input: inputOf(field),
      markdown,
      table,
      plan,
      task_card: taskCard,
    }),
  ),
  modal: new Map(Object.entries({ ...everywhere, input: inputOf(fieldInModal), alert })),
  home: new Map(Object.entries({ ...everywhere, input: inputOf(field) })),
};

/** One block, of a type that its surface takes. */
export const block = (surface: Surface): Check =>
  object('a block', (it) => {
    const type = it.at('type');
    const rule = rules[surface].get(type.value);
    optional(it.at('block_id'), (id) => text(id, { max: limits.blockId }));
    if (rule) rule(it);
    else oneOf(type, [...rules[surface].keys()]);
  });
