import { describe, expect, test } from 'vitest';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import {
  actions,
  button,
  input,
  message,
  mrkdwn,
  option,
  plain,
  richSection,
  richText,
  section,
  task,
} from './support.ts';
import type { Json } from './support.ts';

const choices = { type: 'static_select', action_id: 'pick', options: [option('a'), option('b')] };

describe('what Slack refuses', () => {
  test.each<[string, Json, string]>([
    ['an unknown block', { type: 'banner' }, '/blocks/0/type: "banner" is not one of'],
    ['a block named like a built-in', { type: 'constructor' }, '/blocks/0/type: "constructor" is not one of'],
    ['a section of nothing', { type: 'section' }, '/blocks/0: needs text or fields'],
    ['a misspelt field', section({ blockid: 'x' }), '/blocks/0/blockid: is not one of the fields'],
    ['an empty text', section({ text: mrkdwn('') }), '/blocks/0/text/text: 0 characters, at least 1'],
    [
      'a header in mrkdwn',
      { type: 'header', text: mrkdwn('x') },
      '/blocks/0/text/type: "mrkdwn" is not one of plain_text',
    ],
    ['a header without text', { type: 'header' }, '/blocks/0/text: is missing'],
    [
      'a button without text',
      actions({ type: 'button', action_id: 'a' }),
      '/blocks/0/elements/0/text: is missing',
    ],
    [
      'a button in a wrong style',
      actions(button({ style: 'green' })),
      '/blocks/0/elements/0/style: "green" is not one of',
    ],
    ['actions of nothing', actions(), '/blocks/0/elements: 0 items, at least 1'],
    [
      'the same action twice in a block',
      actions(button(), button()),
      '/blocks/0/elements/1/action_id: the action_id "ok" is used twice',
    ],
    [
      'an overflow of nothing',
      actions({ type: 'overflow', options: [] }),
      '/blocks/0/elements/0/options: 0 items, at least 1',
    ],
    [
      'a text input among actions',
      actions({ type: 'plain_text_input' }),
      '/blocks/0/elements/0/type: "plain_text_input" is not one of',
    ],
    [
      'a filter of conversations that says nothing',
      input({ type: 'conversations_select', action_id: 'a', filter: {} }),
      '/blocks/0/element/filter: says nothing',
    ],
    [
      'a kind of conversation that there is not',
      input({ type: 'conversations_select', action_id: 'a', filter: { include: ['secret'] } }),
      '/blocks/0/element/filter/include/0: "secret" is not one of im, mpim, private, public',
    ],
    [
      'nobody chosen beforehand',
      input({ type: 'multi_users_select', action_id: 'a', initial_users: [] }),
      '/blocks/0/element/initial_users: 0 items, at least 1',
    ],
    ['a button in an input', input(button()), '/blocks/0/element/type: "button" is not one of'],
    [
      'a number input in a message',
      input({ type: 'number_input', is_decimal_allowed: false }),
      '/blocks/0/element/type: "number_input" is not one of',
    ],
    [
      'an initial option that is not offered',
      actions({ ...choices, initial_option: option('z') }),
      '/initial_option: must be one of the options',
    ],
    ['a select of nothing', actions({ type: 'static_select' }), '/blocks/0/elements/0/options: is missing'],
    [
      'options and groups at once',
      actions({ ...choices, option_groups: [{ label: plain('G'), options: [option('a')] }] }),
      'has options and option_groups',
    ],
    [
      'a date that is none',
      actions({ type: 'datepicker', initial_date: 'tomorrow' }),
      '/initial_date: "tomorrow" must look like 2026-11-23',
    ],
    [
      'an alert in a message',
      { type: 'alert', text: plain('Careful') },
      '/blocks/0/type: "alert" is not one of',
    ],
    [
      'an image without alt text',
      { type: 'image', image_url: 'https://e.com/a.png' },
      '/blocks/0/alt_text: is missing',
    ],
    [
      'an empty text in rich text',
      richText(richSection({ type: 'text', text: '' })),
      '/blocks/0/elements/0/elements/0/text: 0 characters',
    ],
    [
      'an unknown leaf in rich text',
      richText(richSection({ type: 'mrkdwn', text: 'x' })),
      '/blocks/0/elements/0/elements/0/type: "mrkdwn" is not one of',
    ],
    [
      'a leaf named like a built-in',
      richText(richSection({ type: 'toString' })),
      '/blocks/0/elements/0/elements/0/type: "toString" is not one of',
    ],
    [
      'a mention in preformatted text',
      richText({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
      '/type: "user" is not one of text, link',
    ],
    [
      'a list of texts',
      richText({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'text', text: 'x' }] }),
      '/type: "text" is not one of rich_text_section',
    ],
    [
      'a style that is none',
      richText(richSection({ type: 'text', text: 'x', style: { loud: true } })),
      '/style/loud: is not one of the fields',
    ],
    [
      'a range that is none',
      richText(richSection({ type: 'broadcast', range: 'world' })),
      '/range: "world" is not one of',
    ],
    [
      'a cell of mrkdwn',
      { type: 'table', rows: [[mrkdwn('x')]] },
      '/blocks/0/rows/0/0/type: "mrkdwn" is not one of',
    ],
    [
      'a number cell without a number',
      { type: 'table', rows: [[{ type: 'raw_number', text: '1' }]] },
      '/blocks/0/rows/0/0/value: must be a number',
    ],
    [
      'a task with a type in a plan',
      { type: 'plan', title: 'Run', tasks: [{ type: 'task_card', ...task('1') }] },
      '/blocks/0/tasks/0/type: is not one of the fields',
    ],
    [
      'the same task twice',
      { type: 'plan', title: 'Run', tasks: [task('1'), task('1')] },
      '/blocks/0/tasks/1/task_id: the task_id "1" is used twice',
    ],
    [
      'a section as the output of a task',
      { type: 'task_card', ...task('1'), output: { ...richText(richSection()), type: 'section' } },
      '/blocks/0/output/type: "section" is not one of rich_text',
    ],
    [
      'an image of no file',
      { type: 'image', slack_file: {}, alt_text: 'a' },
      '/blocks/0/slack_file: needs an id or a url',
    ],
    [
      'an image of a file that is named twice',
      { type: 'image', slack_file: { id: 'F0123456789', url: 'https://e.com' }, alt_text: 'a' },
      '/blocks/0/slack_file: takes an id or a url, not both',
    ],
    [
      'an image of a file whose id is none',
      { type: 'image', slack_file: { id: 'https://e.com/F0123456789' }, alt_text: 'a' },
      '/blocks/0/slack_file/id: "https://e.com/F0123456789" must look like F0123456789',
    ],
    [
      'a trigger that is none',
      input({ type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: ['on_blur'] } }),
      '/trigger_actions_on/0: "on_blur" is not one of',
    ],
    [
      'a task in an unknown state',
      { type: 'task_card', ...task('1'), status: 'late' },
      '/blocks/0/status: "late" is not one of',
    ],
  ])('%s', (_, block, problem) => {
    const problems = problemsOf(message(block), 'message');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test('the same block_id twice', () => {
    const block = section({ block_id: 'b' });
    expect(problemsOf(message(block, block), 'message')).toEqual([
      '/blocks/1/block_id: the block_id "b" is used twice',
    ]);
  });

  test('a message of nothing', () => expect(problemsOf({}, 'message')).toEqual(['/: needs text or blocks']));

  test('something that is no message at all', () =>
    expect(problemsOf('hello', 'message')).toEqual(['/: must be a message, not "hello"']));
});
