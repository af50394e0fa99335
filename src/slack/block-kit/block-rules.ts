import { plainText, textObject } from './composition-rules.ts';
import { element, imageSource } from './element-rules.ts';
import { limits } from './limits.ts';
import {
  boolean,
  each,
  isRaw,
  list,
  object,
  onlyFields,
  oneOf,
  optional,
  text,
  unique,
} from './primitives.ts';
import type { Problems, Raw } from './primitives.ts';
import { richText } from './rich-text-rules.ts';
import { table } from './table-rules.ts';
import { plan, taskCard } from './task-rules.ts';

export type Surface = 'message' | 'modal' | 'home';

const everywhere: Surface[] = ['message', 'modal', 'home'];
const clickable = [
  'button',
  'overflow',
  'static_select',
  'multi_static_select',
  'users_select',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'datetimepicker',
];
const typeable = [
  'plain_text_input',
  ...clickable.filter((type) => type !== 'button' && type !== 'overflow'),
];
const typeableInModals = ['number_input', 'email_text_input', 'url_text_input'];

function* header(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'text', 'level']);
  yield* plainText(block.text, `${at}/text`, limits.header.text);
}

function* section(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'text', 'fields', 'accessory', 'expand']);
  if (block.text === undefined && block.fields === undefined) yield `${at}: needs text or fields`;
  yield* optional(block.text, (it) => textObject(it, `${at}/text`, { max: limits.text }));
  yield* optional(block.fields, (it) => list(it, `${at}/fields`, { max: limits.section.fields }));
  yield* each(block.fields, `${at}/fields`, (it, place) =>
    textObject(it, place, { max: limits.section.field }),
  );
  yield* optional(block.accessory, (it) => element([...clickable, 'image'])(it, `${at}/accessory`));
  yield* optional(block.expand, (it) => boolean(it, `${at}/expand`));
}

function* context(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'elements']);
  yield* list(block.elements, `${at}/elements`, { max: limits.context.elements });
  yield* each(block.elements, `${at}/elements`, (it, place) =>
    isRaw(it) && it.type === 'image'
      ? element(['image'])(it, place)
      : textObject(it, place, { max: limits.text }),
  );
}

function* actions(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'elements']);
  yield* list(block.elements, `${at}/elements`, { max: limits.actions.elements });
  yield* each(block.elements, `${at}/elements`, element(clickable));
  const elements = Array.isArray(block.elements) ? block.elements.filter(isRaw) : [];
  yield* unique(
    elements.map((it, index) => ({ value: it.action_id, at: `${at}/elements/${index}/action_id` })),
    'action_id',
  );
}

function* divider(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id']);
}

function* image(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'image_url', 'slack_file', 'alt_text', 'title']);
  yield* imageSource(block, at);
  yield* optional(block.title, (it) => plainText(it, `${at}/title`, limits.image.title));
}

function* input(block: Raw, at: string, surface: Surface): Problems {
  yield* onlyFields(block, at, [
    'type',
    'block_id',
    'label',
    'hint',
    'optional',
    'element',
    'dispatch_action',
  ]);
  yield* plainText(block.label, `${at}/label`, limits.input.label);
  yield* optional(block.hint, (it) => plainText(it, `${at}/hint`, limits.input.hint));
  yield* optional(block.optional, (it) => boolean(it, `${at}/optional`));
  yield* optional(block.dispatch_action, (it) => boolean(it, `${at}/dispatch_action`));
  const takes = surface === 'modal' ? [...typeable, ...typeableInModals] : typeable;
  yield* element(takes)(block.element, `${at}/element`);
}

function* alert(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'text', 'level']);
  yield* textObject(block.text, `${at}/text`, { max: limits.alert.text });
  yield* optional(block.level, (it) =>
    oneOf(it, `${at}/level`, ['default', 'info', 'warning', 'error', 'success']),
  );
}

function* markdown(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'text']);
  yield* text(block.text, `${at}/text`, { max: limits.message.markdown });
}

type Rule = { on: Surface[]; check: (block: Raw, at: string, surface: Surface) => Problems };

const rules = new Map<unknown, Rule>(
  Object.entries<Rule>({
    header: { on: everywhere, check: header },
    section: { on: everywhere, check: section },
    context: { on: everywhere, check: context },
    actions: { on: everywhere, check: actions },
    divider: { on: everywhere, check: divider },
    image: { on: everywhere, check: image },
    input: { on: everywhere, check: input },
    rich_text: { on: everywhere, check: richText },
    alert: { on: ['modal'], check: alert },
    markdown: { on: ['message'], check: markdown },
    table: { on: ['message'], check: table },
    plan: { on: ['message'], check: plan },
    task_card: { on: ['message'], check: taskCard },
  }),
);

/** One block, of a type that its surface takes. */
export const block = (surface: Surface) =>
  object('a block', function* (value, at) {
    const takes = [...rules].flatMap(([type, { on }]) => (on.includes(surface) ? [type] : []));
    yield* oneOf(value.type, `${at}/type`, takes);
    yield* optional(value.block_id, (it) => text(it, `${at}/block_id`, { max: limits.blockId }));
    const rule = rules.get(value.type);
    if (rule) yield* rule.check(value, at, surface);
  });
