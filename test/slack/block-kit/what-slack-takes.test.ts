import { describe, expect, test } from 'vitest';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import {
  actions,
  button,
  cell,
  input,
  message,
  modal,
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

const everyLeaf = richSection(
  { type: 'text', text: 'Refund', style: { bold: true, code: true } },
  { type: 'link', url: 'https://example.com', text: 'ticket', unsafe: false },
  { type: 'user', user_id: 'U1' },
  { type: 'usergroup', usergroup_id: 'S1' },
  { type: 'channel', channel_id: 'C1' },
  { type: 'team', team_id: 'T1' },
  { type: 'broadcast', range: 'here' },
  { type: 'emoji', name: 'wave' },
  { type: 'color', value: '#ff0000' },
  { type: 'date', timestamp: 1_795_398_893, format: '{date}', fallback: 'today' },
);

describe('what Slack takes, in a message', () => {
  test.each<[string, Json]>([
    ['a section with an accessory', section({ accessory: button({ style: 'danger' }), expand: true })],
    [
      'a context with an image',
      {
        type: 'context',
        elements: [{ type: 'image', image_url: 'https://e.com/a.png', alt_text: 'a' }, plain('x')],
      },
    ],
    ['every leaf of rich text', richText(everyLeaf)],
    [
      'a list, a quote and a preformatted text',
      richText(
        { type: 'rich_text_list', style: 'ordered', elements: [everyLeaf] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'q' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '{}' }] },
      ),
    ],
    [
      'a table of texts, numbers and rich text',
      {
        type: 'table',
        rows: [[cell('a'), { type: 'raw_number', value: 1, text: '1' }, richText(everyLeaf)]],
        column_settings: [{ align: 'right', is_wrapped: true }],
      },
    ],
    [
      'a plan',
      {
        type: 'plan',
        title: 'Run',
        tasks: [
          {
            ...task('1'),
            output: richText(everyLeaf),
            sources: [{ type: 'url', url: 'https://e.com', text: 'e' }],
          },
        ],
      },
    ],
    ['a task card', { type: 'task_card', ...task('1') }],
    ['markdown', { type: 'markdown', text: '# Hello' }],
    [
      'pickers',
      actions(
        { ...choices, initial_option: option('a') },
        { type: 'users_select', action_id: 'u' },
        { type: 'datepicker', action_id: 'd', initial_date: '2026-11-23' },
        { type: 'datetimepicker', action_id: 't', initial_date_time: 1_795_398_893 },
      ),
    ],
    [
      'several chosen',
      actions({
        type: 'multi_static_select',
        action_id: 'm',
        options: [option('a')],
        initial_options: [option('a')],
        max_selected_items: 1,
      }),
    ],
  ])('%s', (_, block) => expect(problemsOf(message(block), 'message')).toEqual([]));
});

describe('what Slack takes, in a modal', () => {
  test.each<[string, Json]>([
    ['an alert', { type: 'alert', text: mrkdwn('Low confidence'), level: 'warning' }],
    [
      'a text input',
      input({
        type: 'plain_text_input',
        multiline: true,
        min_length: 1,
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      }),
    ],
    [
      'a number input',
      input({
        type: 'number_input',
        is_decimal_allowed: true,
        initial_value: '12.50',
        min_value: '0',
        max_value: '100',
      }),
    ],
    ['an e-mail input', input({ type: 'email_text_input', initial_value: 'ada@example.com' })],
    ['an address input', input({ type: 'url_text_input', focus_on_load: true })],
    [
      'checkboxes with mrkdwn',
      input({ type: 'checkboxes', options: [{ text: mrkdwn('*yes*'), value: 'y' }] }, { optional: true }),
    ],
  ])('%s', (_, block) => expect(problemsOf(modal({}, block), 'modal')).toEqual([]));
});

test('a modal that only shows something needs no submit button', () => {
  const { submit: _submit, ...shown } = modal({}, { type: 'divider' });
  expect(problemsOf(shown, 'modal')).toEqual([]);
});
