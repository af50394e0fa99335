import { expectBoundaries } from './expect-boundaries.ts';
import type { Boundary } from './expect-boundaries.ts';
import {
  actions,
  button,
  many,
  message,
  mrkdwn,
  option,
  plain,
  richSection,
  richText,
  select,
  words,
} from './support.ts';
import type { Json } from './support.ts';

const ids = (n: number): Json[] => many(n, (index) => option(`${index}`));
const confirm = (extra: Json): Json => ({
  text: mrkdwn('Really?'),
  title: plain('Sure'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...extra,
});

const boundaries: Boundary[] = [
  {
    what: 'text of a button',
    max: 75,
    of: (n) => message(actions(button({ text: plain(words(n)) }))),
  },
  {
    what: 'value of a button',
    max: 2_000,
    of: (n) => message(actions(button({ value: words(n) }))),
  },
  { what: 'link of a button', max: 3_000, of: (n) => message(actions(button({ url: words(n) }))) },
  {
    what: 'accessibility label of a button',
    max: 75,
    of: (n) => message(actions(button({ accessibility_label: words(n) }))),
  },
  {
    what: 'title of a confirmation',
    max: 100,
    of: (n) => message(actions(button({ confirm: confirm({ title: plain(words(n)) }) }))),
  },
  {
    what: 'text of a confirmation',
    max: 300,
    of: (n) => message(actions(button({ confirm: confirm({ text: plain(words(n)) }) }))),
  },
  {
    what: 'yes of a confirmation',
    max: 30,
    of: (n) => message(actions(button({ confirm: confirm({ confirm: plain(words(n)) }) }))),
  },
  {
    what: 'no of a confirmation',
    max: 30,
    of: (n) => message(actions(button({ confirm: confirm({ deny: plain(words(n)) }) }))),
  },
  {
    what: 'text of an option',
    max: 75,
    of: (n) => message(actions(select({ options: [option('a', words(n))] }))),
  },
  {
    what: 'value of an option',
    max: 150,
    of: (n) => message(actions(select({ options: [option(words(n))] }))),
  },
  {
    what: 'description of an option',
    max: 75,
    of: (n) => message(actions(select({ options: [{ ...option('a'), description: plain(words(n)) }] }))),
  },
  {
    what: 'options of a select',
    max: 100,
    of: (n) => message(actions(select({ options: ids(n) }))),
  },
  {
    what: 'groups of a select',
    max: 100,
    of: (n) =>
      message(
        actions({
          type: 'static_select',
          option_groups: many(n, () => ({ label: plain('G'), options: ids(1) })),
        }),
      ),
  },
  {
    what: 'label of a group',
    max: 75,
    of: (n) =>
      message(
        actions({ type: 'static_select', option_groups: [{ label: plain(words(n)), options: ids(1) }] }),
      ),
  },
  {
    what: 'placeholder of a select',
    max: 150,
    of: (n) => message(actions(select({ placeholder: plain(words(n)) }))),
  },
  {
    what: 'options of an overflow',
    max: 5,
    of: (n) => message(actions({ type: 'overflow', action_id: 'm', options: ids(n) })),
  },
  {
    what: 'radio buttons',
    max: 10,
    of: (n) => message(actions({ type: 'radio_buttons', options: ids(n) })),
  },
  {
    what: 'checkboxes',
    max: 10,
    of: (n) => message(actions({ type: 'checkboxes', options: ids(n) })),
  },
  {
    what: 'indent of a list',
    max: 8,
    of: (n) =>
      message(
        richText({
          type: 'rich_text_list',
          style: 'bullet',
          indent: n,
          elements: [richSection({ type: 'text', text: 'a' })],
        }),
      ),
  },
  {
    what: 'border of a quote',
    max: 1,
    of: (n) => message(richText({ type: 'rich_text_quote', border: n, elements: [] })),
  },
  {
    what: 'address of a rich text link',
    max: 3_000,
    of: (n) => message(richText(richSection({ type: 'link', url: words(n) }))),
  },
];

expectBoundaries(boundaries);
