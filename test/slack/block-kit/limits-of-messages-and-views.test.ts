import { limits } from '../../../src/slack/block-kit/limits.ts';
import { expectBoundaries } from './expect-boundaries.ts';
import type { Boundary } from './expect-boundaries.ts';
import { cell, many, message, modal, mrkdwn, plain, section, table, words } from './support.ts';
import type { Json } from './support.ts';

const boundaries: Boundary[] = [
  {
    what: 'blocks of a message',
    max: limits.message.blocks,
    of: (n) => message(...many(n, () => ({ type: 'divider' }))),
  },
  { what: 'text of a message', max: limits.message.text, of: (n) => ({ text: words(n) }) },
  { what: 'characters of a whole message', max: limits.message.characters, of: (n) => message(...chunks(n)) },
  {
    what: 'characters of a message that are escaped',
    max: limits.message.characters,
    of: (n) => message(...chunks(n - 5), section({ text: mrkdwn('&') })),
  },
  {
    what: 'characters of a message with a header',
    max: limits.message.characters,
    of: (n) => message({ type: 'header', text: plain('Card') }, ...chunks(n - 104)),
  },
  {
    what: 'markdown of a message',
    max: limits.message.markdown,
    of: (n) => message({ type: 'markdown', text: words(n - 10) }, { type: 'markdown', text: words(10) }),
  },
  {
    what: 'tables of a message',
    max: limits.message.tables,
    of: (n) => message(...many(n, () => table([[cell('a')]]))),
  },
  {
    what: 'blocks of a modal',
    on: 'modal',
    max: limits.view.blocks,
    of: (n) => modal({}, ...many(n, () => ({ type: 'divider' }))),
  },
  {
    what: 'title of a modal',
    on: 'modal',
    max: limits.view.title,
    of: (n) => modal({ title: plain(words(n)) }),
  },
  {
    what: 'submit of a modal',
    on: 'modal',
    max: limits.view.button,
    of: (n) => modal({ submit: plain(words(n)) }),
  },
  {
    what: 'close of a modal',
    on: 'modal',
    max: limits.view.button,
    of: (n) => modal({ close: plain(words(n)) }),
  },
  {
    what: 'private_metadata of a modal',
    on: 'modal',
    max: limits.view.privateMetadata,
    of: (n) => modal({ private_metadata: words(n) }),
  },
  {
    what: 'callback_id of a modal',
    on: 'modal',
    max: limits.view.callbackId,
    of: (n) => modal({ callback_id: words(n) }),
  },
  {
    what: 'external_id of a modal',
    on: 'modal',
    max: limits.view.externalId,
    of: (n) => modal({ external_id: words(n) }),
  },
  {
    what: 'blocks of a home',
    on: 'home',
    max: limits.view.blocks,
    of: (n) => ({ type: 'home', blocks: many(n, () => ({ type: 'divider' })) }),
  },
];

/** Sections that hold this many characters together, none of them too long by itself. */
function chunks(characters: number): Json[] {
  const full = many(Math.floor(characters / limits.text), () =>
    section({ text: mrkdwn(words(limits.text)) }),
  );
  const rest = characters % limits.text;
  return rest === 0 ? full : [...full, section({ text: mrkdwn(words(rest)) })];
}

expectBoundaries(boundaries);
