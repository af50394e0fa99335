import { expectBoundaries } from './expect-boundaries.ts';
import type { Boundary } from './expect-boundaries.ts';
import {
  actions,
  button,
  cell,
  input,
  many,
  message,
  modal,
  mrkdwn,
  plain,
  section,
  table,
  task,
  words,
} from './support.ts';
import type { Json } from './support.ts';

const imageBlock = (extra: Json): Json => ({
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: 'A',
  ...extra,
});

const boundaries: Boundary[] = [
  { what: 'block_id', max: 255, of: (n) => message(section({ block_id: words(n) })) },
  { what: 'action_id', max: 255, of: (n) => message(actions(button({ action_id: words(n) }))) },
  { what: 'header', max: 150, of: (n) => message({ type: 'header', text: plain(words(n)) }) },
  { what: 'text of a section', max: 3_000, of: (n) => message(section({ text: mrkdwn(words(n)) })) },
  {
    what: 'fields of a section',
    max: 10,
    of: (n) => message(section({ fields: many(n, () => mrkdwn('f')) })),
  },
  {
    what: 'one field of a section',
    max: 2_000,
    of: (n) => message(section({ fields: [mrkdwn(words(n))] })),
  },
  {
    what: 'elements of a context',
    max: 10,
    of: (n) => message({ type: 'context', elements: many(n, () => mrkdwn('c')) }),
  },
  {
    what: 'elements of actions',
    max: 25,
    of: (n) => message(actions(...many(n, (index) => button({ action_id: `a${index}` })))),
  },
  { what: 'address of an image', max: 3_000, of: (n) => message(imageBlock({ image_url: words(n) })) },
  {
    what: 'alt text of an image',
    max: 2_000,
    of: (n) => message(imageBlock({ alt_text: words(n) })),
  },
  {
    what: 'title of an image',
    max: 2_000,
    of: (n) => message(imageBlock({ title: plain(words(n)) })),
  },
  {
    what: 'label of an input',
    on: 'modal',
    max: 2_000,
    of: (n) => modal({}, input({ type: 'plain_text_input' }, { label: plain(words(n)) })),
  },
  {
    what: 'hint of an input',
    on: 'modal',
    max: 2_000,
    of: (n) => modal({}, input({ type: 'plain_text_input' }, { hint: plain(words(n)) })),
  },
  {
    what: 'initial text of an input',
    on: 'modal',
    max: 3_000,
    of: (n) => modal({}, input({ type: 'plain_text_input', initial_value: words(n) })),
  },
  {
    what: 'max_length of an input',
    on: 'modal',
    max: 3_000,
    of: (n) => modal({}, input({ type: 'plain_text_input', max_length: n })),
  },
  {
    what: 'text of an alert',
    on: 'modal',
    max: 200,
    of: (n) => modal({}, { type: 'alert', text: plain(words(n)) }),
  },
  { what: 'rows of a table', max: 100, of: (n) => message(table(many(n, () => [cell('r')]))) },
  { what: 'cells of a row', max: 20, of: (n) => message(table([many(n, () => cell('c'))])) },
  {
    what: 'columns with settings',
    max: 20,
    of: (n) => message(table([[cell('c')]], { column_settings: many(n, () => ({ align: 'left' })) })),
  },
  {
    what: 'characters of a table',
    max: 10_000,
    of: (n) => message(table([[cell(words(n - 5000)), cell(words(5000))]])),
  },
  {
    what: 'tasks of a plan',
    max: 50,
    of: (n) => message({ type: 'plan', title: 'Run', tasks: many(n, (index) => task(`t${index}`)) }),
  },
];

expectBoundaries(boundaries);
