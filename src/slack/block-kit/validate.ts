import { block } from './block-rules.ts';
import type { Surface } from './block-rules.ts';
import { boolean, each, list, object, onlyFields, oneOf, optional, text, unique } from './checks.ts';
import { plainText } from './composition-rules.ts';
import { limits } from './limits.ts';
import { charactersIn, messageSize } from './message-size.ts';
import { Place } from './place.ts';

/** The marker that turns `invalid_blocks` into Slack's own `invalid_attachments` for this one case. */
export const onlyOneTable = 'only_one_table_allowed';

/** Everything Slack would refuse in this message or view, as sentences with a JSON pointer; empty when it would take it. */
export function problemsOf(payload: unknown, surface: Surface): string[] {
  const whole = new Place(payload);
  const check = surface === 'message' ? message : view(surface);
  object(`a ${surface}`, check)(whole);
  return whole.problems;
}

function message(it: Place): void {
  const words = it.at('text');
  const parts = it.at('blocks');
  if (!words.isThere && !parts.isThere) it.problem('needs text or blocks');
  optional(words, () => text(words, { min: 0, max: limits.message.text }));
  optional(parts, () => list(parts, { min: 0, max: limits.message.blocks }));
  blocks(parts, 'message');
  together(parts);
}

/** What only the blocks of a message together can get wrong. */
function together(parts: Place): void {
  const { characters, markdown, tables } = limits.message;
  const ofType = (type: string): Place[] => parts.items().filter((it) => it.at('type').value === type);
  const size = messageSize(parts.value);
  const prose = charactersIn(ofType('markdown').map((it) => it.value));
  if (size > characters) parts.problem(`${size} characters in the message, at most ${characters}`);
  if (prose > markdown) parts.problem(`${prose} characters of markdown, at most ${markdown}`);
  if (ofType('table').length > tables) parts.problem(onlyOneTable);
}

const viewFields = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];
const closing = ['clear_on_close', 'notify_on_close', 'submit_disabled'];
const modalFields = ['title', 'submit', 'close', ...closing];

const view =
  (surface: 'modal' | 'home') =>
  (it: Place): void => {
    const parts = it.at('blocks');
    oneOf(it.at('type'), [surface]);
    onlyFields(it, surface === 'modal' ? [...viewFields, ...modalFields] : viewFields);
    if (surface === 'modal') modal(it);
    const { privateMetadata, callbackId, externalId } = limits.view;
    optional(it.at('private_metadata'), (own) => text(own, { min: 0, max: privateMetadata }));
    optional(it.at('callback_id'), (id) => text(id, { min: 0, max: callbackId }));
    optional(it.at('external_id'), (id) => text(id, { min: 0, max: externalId }));
    list(parts, { min: 0, max: limits.view.blocks });
    blocks(parts, surface);
  };

function modal(it: Place): void {
  const submit = it.at('submit');
  plainText(it.at('title'), limits.view.title);
  optional(submit, () => plainText(submit, limits.view.button));
  optional(it.at('close'), (close) => plainText(close, limits.view.button));
  for (const flag of closing) optional(it.at(flag), boolean);
  const asks = it
    .at('blocks')
    .items()
    .some((part) => part.at('type').value === 'input');
  if (asks && !submit.isThere) submit.problem('is missing, a modal with inputs needs it');
}

function blocks(it: Place, surface: Surface): void {
  each(it, block(surface));
  unique(
    it.items().map((part) => part.at('block_id')),
    'block_id',
  );
}
