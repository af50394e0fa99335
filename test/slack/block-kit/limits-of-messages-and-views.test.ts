import { expectBoundaries } from './expect-boundaries.ts';
import type { Boundary } from './expect-boundaries.ts';
import { cell, many, message, modal, mrkdwn, plain, section, table, words } from './support.ts';
import type { Json } from './support.ts';

const boundaries: Boundary[] = [
  {
    what: 'blocks of a message',
    max: 50,
    of: (n) => message(...many(n, () => ({ type: 'divider' }))),
  },
  { what: 'text of a message', max: 40_000, of: (n) => ({ text: words(n) }) },
  { what: 'characters of a whole message', max: 13_200, of: (n) => message(...chunks(n)) },
  {
    what: 'characters of a message that are escaped',
    max: 13_200,
    of: (n) => message(...chunks(n - 5), section({ text: mrkdwn('&') })),
  },
  {
    what: 'characters of a message with a header',
    max: 13_200,
    of: (n) => message({ type: 'header', text: plain('Card') }, ...chunks(n - 104)),
  },
  {
    what: 'markdown of a message',
    max: 12_000,
    of: (n) => message({ type: 'markdown', text: words(n - 10) }, { type: 'markdown', text: words(10) }),
  },
  {
    what: 'tables of a message',
    max: 1,
    of: (n) => message(...many(n, () => table([[cell('a')]]))),
  },
  {
    what: 'blocks of a modal',
    on: 'modal',
    max: 100,
    of: (n) => modal({}, ...many(n, () => ({ type: 'divider' }))),
  },
  {
    what: 'title of a modal',
    on: 'modal',
    max: 24,
    of: (n) => modal({ title: plain(words(n)) }),
  },
  {
    what: 'submit of a modal',
    on: 'modal',
    max: 24,
    of: (n) => modal({ submit: plain(words(n)) }),
  },
  {
    what: 'close of a modal',
    on: 'modal',
    max: 24,
    of: (n) => modal({ close: plain(words(n)) }),
  },
  {
    what: 'private_metadata of a modal',
    on: 'modal',
    max: 3_000,
    of: (n) => modal({ private_metadata: words(n) }),
  },
  {
    what: 'callback_id of a modal',
    on: 'modal',
    max: 255,
    of: (n) => modal({ callback_id: words(n) }),
  },
  {
    what: 'external_id of a modal',
    on: 'modal',
    max: 255,
    of: (n) => modal({ external_id: words(n) }),
  },
  {
    what: 'blocks of a home',
    on: 'home',
    max: 100,
    of: (n) => ({ type: 'home', blocks: many(n, () => ({ type: 'divider' })) }),
  },
];

/** Sections that hold this many characters together, none of them too long by itself. */
function chunks(characters: number): Json[] {
  const full = many(Math.floor(characters / 3_000), () => section({ text: mrkdwn(words(3_000)) }));
  const rest = characters % 3_000;
  return rest === 0 ? full : [...full, section({ text: mrkdwn(words(rest)) })];
}

expectBoundaries(boundaries);
