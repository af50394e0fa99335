import { block } from './block-rules.ts';
import type { Surface } from './block-rules.ts';
import { plainText } from './composition-rules.ts';
import { limits } from './limits.ts';
import { charactersIn, messageSize } from './message-size.ts';
import { boolean, each, isRaw, list, onlyFields, oneOf, optional, text, unique } from './primitives.ts';
import type { Problems, Raw } from './primitives.ts';

/** The marker that turns `invalid_blocks` into Slack's own `invalid_attachments` for this one case. */
export const onlyOneTable = 'only_one_table_allowed';

/** Everything Slack would refuse in this message or view, as sentences with a JSON pointer; empty when it would take it. */
export function problemsOf(payload: unknown, surface: Surface): string[] {
  if (!isRaw(payload)) return [`/: must be a ${surface}, not ${JSON.stringify(payload)}`];
  return [...(surface === 'message' ? message(payload) : view(payload, surface))];
}

function* message(payload: Raw): Problems {
  if (payload.text === undefined && payload.blocks === undefined) yield '/: needs text or blocks';
  yield* optional(payload.text, (it) => text(it, '/text', { min: 0, max: limits.message.text }));
  if (payload.blocks === undefined) return;
  yield* list(payload.blocks, '/blocks', { min: 0, max: limits.message.blocks });
  yield* blocks(payload.blocks, 'message');
  yield* wholeMessage(rawBlocks(payload.blocks));
}

function* wholeMessage(blocks: Raw[]): Problems {
  const size = messageSize(blocks);
  const { characters, markdown, tables } = limits.message;
  if (size > characters) yield `/blocks: ${size} characters in the message, at most ${characters}`;
  const ofType = (type: string): Raw[] => blocks.filter((block) => block.type === type);
  const prose = charactersIn(ofType('markdown'));
  if (prose > markdown) yield `/blocks: ${prose} characters of markdown, at most ${markdown}`;
  if (ofType('table').length > tables) yield `/blocks: ${onlyOneTable}`;
}

function* view(payload: Raw, surface: 'modal' | 'home'): Problems {
  yield* oneOf(payload.type, '/type', [surface]);
  yield* onlyFields(payload, '', surface === 'modal' ? [...viewFields, ...modalFields] : viewFields);
  if (surface === 'modal') yield* modal(payload);
  yield* optional(payload.private_metadata, (it) =>
    text(it, '/private_metadata', { min: 0, max: limits.view.privateMetadata }),
  );
  yield* optional(payload.callback_id, (it) =>
    text(it, '/callback_id', { min: 0, max: limits.view.callbackId }),
  );
  yield* optional(payload.external_id, (it) =>
    text(it, '/external_id', { min: 0, max: limits.view.externalId }),
  );
  yield* list(payload.blocks, '/blocks', { min: 0, max: limits.view.blocks });
  yield* blocks(payload.blocks, surface);
}

const viewFields = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];
const modalFields = ['title', 'submit', 'close', 'clear_on_close', 'notify_on_close', 'submit_disabled'];

function* modal(payload: Raw): Problems {
  yield* plainText(payload.title, '/title', limits.view.title);
  yield* optional(payload.submit, (it) => plainText(it, '/submit', limits.view.button));
  yield* optional(payload.close, (it) => plainText(it, '/close', limits.view.button));
  for (const field of ['clear_on_close', 'notify_on_close', 'submit_disabled'])
    yield* optional(payload[field], (it) => boolean(it, `/${field}`));
  const asks = rawBlocks(payload.blocks).some((block) => block.type === 'input');
  if (asks && payload.submit === undefined) yield '/submit: is missing, a modal with inputs needs it';
}

function* blocks(value: unknown, surface: Surface): Problems {
  yield* each(value, '/blocks', block(surface));
  const ids = rawBlocks(value).map((it, index) => ({ value: it.block_id, at: `/blocks/${index}/block_id` }));
  yield* unique(ids, 'block_id');
}

const rawBlocks = (value: unknown): Raw[] => (Array.isArray(value) ? value.filter(isRaw) : []);
