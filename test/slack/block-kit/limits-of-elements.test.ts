import { limits } from '../../../src/slack/block-kit/limits.ts';
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
    max: limits.button.text,
    of: (n) => message(actions(button({ text: plain(words(n)) }))),
  },
  {
    what: 'value of a button',
    max: limits.button.value,
    of: (n) => message(actions(button({ value: words(n) }))),
  },
  { what: 'link of a button', max: limits.url, of: (n) => message(actions(button({ url: words(n) }))) },
  {
    what: 'accessibility label of a button',
    max: limits.button.accessibilityLabel,
    of: (n) => message(actions(button({ accessibility_label: words(n) }))),
  },
  {
    what: 'title of a confirmation',
    max: limits.confirm.title,
    of: (n) => message(actions(button({ confirm: confirm({ title: plain(words(n)) }) }))),
  },
  {
    what: 'text of a confirmation',
    max: limits.confirm.text,
    of: (n) => message(actions(button({ confirm: confirm({ text: plain(words(n)) }) }))),
  },
  {
    what: 'yes of a confirmation',
    max: limits.confirm.button,
    of: (n) => message(actions(button({ confirm: confirm({ confirm: plain(words(n)) }) }))),
  },
  {
    what: 'no of a confirmation',
    max: limits.confirm.button,
    of: (n) => message(actions(button({ confirm: confirm({ deny: plain(words(n)) }) }))),
  },
  {
    what: 'text of an option',
    max: limits.option.text,
    of: (n) => message(actions(select({ options: [option('a', words(n))] }))),
  },
  {
    what: 'value of an option',
    max: limits.option.value,
    of: (n) => message(actions(select({ options: [option(words(n))] }))),
  },
  {
    what: 'description of an option',
    max: limits.option.description,
    of: (n) => message(actions(select({ options: [{ ...option('a'), description: plain(words(n)) }] }))),
  },
  {
    what: 'options of a select',
    max: limits.select.options,
    of: (n) => message(actions(select({ options: ids(n) }))),
  },
  {
    what: 'groups of a select',
    max: limits.select.groups,
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
    max: limits.select.groupLabel,
    of: (n) =>
      message(
        actions({ type: 'static_select', option_groups: [{ label: plain(words(n)), options: ids(1) }] }),
      ),
  },
  {
    what: 'placeholder of a select',
    max: limits.select.placeholder,
    of: (n) => message(actions(select({ placeholder: plain(words(n)) }))),
  },
  {
    what: 'options of an overflow',
    max: limits.overflow.options,
    of: (n) => message(actions({ type: 'overflow', action_id: 'm', options: ids(n) })),
  },
  {
    what: 'radio buttons',
    max: limits.choices.options,
    of: (n) => message(actions({ type: 'radio_buttons', options: ids(n) })),
  },
  {
    what: 'checkboxes',
    max: limits.choices.options,
    of: (n) => message(actions({ type: 'checkboxes', options: ids(n) })),
  },
  {
    what: 'indent of a list',
    max: limits.richText.indent,
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
    max: limits.richText.border,
    of: (n) => message(richText({ type: 'rich_text_quote', border: n, elements: [] })),
  },
  {
    what: 'address of a rich text link',
    max: limits.url,
    of: (n) => message(richText(richSection({ type: 'link', url: words(n) }))),
  },
];

expectBoundaries(boundaries);
