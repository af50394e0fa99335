import type { Json } from './support.ts';

const plain = (text: string): Json => ({ type: 'plain_text', text, emoji: true });
const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text, verbatim: true });
const option = (value: string): Json => ({ text: plain(value), value, description: plain('more') });

const confirm: Json = {
  title: plain('Sure?'),
  text: mrkdwn('Money moves'),
  confirm: plain('Yes'),
  deny: plain('No'),
  style: 'danger',
};

const select = { confirm, focus_on_load: false, placeholder: plain('Choose') };
const image: Json = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' };

const clickable: Json[] = [
  {
    type: 'button',
    action_id: 'button',
    text: plain('OK'),
    value: 'v',
    url: 'https://e.com',
    style: 'primary',
    accessibility_label: 'OK',
    confirm,
  },
  { type: 'overflow', action_id: 'overflow', confirm, options: [{ ...option('a'), url: 'https://e.com' }] },
  {
    type: 'static_select',
    action_id: 'static',
    ...select,
    options: [option('a')],
    initial_option: option('a'),
  },
  {
    type: 'multi_static_select',
    action_id: 'multi',
    ...select,
    option_groups: [{ label: plain('G'), options: [option('a')] }],
    initial_options: [option('a')],
    max_selected_items: 1,
  },
  { type: 'users_select', action_id: 'users', ...select, initial_user: 'U1' },
  {
    type: 'multi_users_select',
    action_id: 'people',
    ...select,
    initial_users: ['U1', 'U2'],
    max_selected_items: 2,
  },
  {
    type: 'conversations_select',
    action_id: 'channel',
    ...select,
    initial_conversation: 'C1',
    default_to_current_conversation: false,
    response_url_enabled: false,
    filter: {
      include: ['public', 'private'],
      exclude_external_shared_channels: true,
      exclude_bot_users: true,
    },
  },
  {
    type: 'radio_buttons',
    action_id: 'radio',
    confirm,
    focus_on_load: false,
    options: [option('a')],
    initial_option: option('a'),
  },
  {
    type: 'checkboxes',
    action_id: 'boxes',
    confirm,
    focus_on_load: false,
    options: [option('a')],
    initial_options: [option('a')],
  },
  { type: 'datepicker', action_id: 'date', ...select, initial_date: '2026-11-23' },
  {
    type: 'datetimepicker',
    action_id: 'time',
    confirm,
    focus_on_load: false,
    initial_date_time: 1_795_398_893,
  },
];

const style = { bold: true, italic: true, strike: true, code: true, underline: true };
const leaves: Json[] = [
  { type: 'text', text: 'Refund', style },
  { type: 'link', url: 'https://e.com', text: 'e', unsafe: false },
  { type: 'user', user_id: 'U1' },
  { type: 'usergroup', usergroup_id: 'S1' },
  { type: 'channel', channel_id: 'C1' },
  { type: 'team', team_id: 'T1' },
  { type: 'broadcast', range: 'here' },
  { type: 'emoji', name: 'wave', unicode: '1f44b', skin_tone: 2 },
  { type: 'color', value: '#ff0000' },
  { type: 'date', timestamp: 1_795_398_893, format: '{date}', url: 'https://e.com', fallback: 'today' },
];

const richText: Json = {
  type: 'rich_text',
  elements: [
    { type: 'rich_text_section', elements: leaves },
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 1,
      offset: 2,
      border: 1,
      elements: [{ type: 'rich_text_section', elements: leaves }],
    },
    { type: 'rich_text_quote', border: 1, elements: leaves },
    { type: 'rich_text_preformatted', border: 1, language: 'json', elements: [{ type: 'text', text: '{}' }] },
  ],
};

const task: Json = {
  task_id: 't1',
  title: 'Read',
  status: 'complete',
  details: richText,
  output: richText,
  sources: [{ type: 'url', url: 'https://e.com', text: 'e' }],
};

const everywhere: Json[] = [
  { type: 'header', block_id: 'header', text: plain('Card') },
  {
    type: 'section',
    block_id: 'section',
    text: mrkdwn('*x*'),
    fields: [plain('f')],
    accessory: image,
    expand: true,
  },
  {
    type: 'section',
    block_id: 'file',
    text: plain('x'),
    accessory: { type: 'image', slack_file: { id: 'F0123456789' }, alt_text: 'A' },
  },
  {
    type: 'image',
    block_id: 'address of a file',
    slack_file: { url: 'https://files.slack.com/files-pri/T0-F0123456789/a.png' },
    alt_text: 'A',
  },
  { type: 'context', block_id: 'context', elements: [mrkdwn('c'), image] },
  { type: 'actions', block_id: 'actions', elements: clickable },
  { type: 'divider', block_id: 'divider' },
  { ...image, block_id: 'image', title: plain('A') },
  { ...richText, block_id: 'rich' },
];

export const fullMessage: Json = {
  text: 'A card',
  blocks: [
    ...everywhere,
    { type: 'markdown', block_id: 'markdown', text: '# x' },
    {
      type: 'table',
      block_id: 'table',
      rows: [[{ type: 'raw_text', text: 'a' }, { type: 'raw_number', value: 1, text: '1' }, richText]],
      column_settings: [{ align: 'right', is_wrapped: true }],
    },
    { type: 'plan', block_id: 'plan', title: 'Run', tasks: [task] },
    { type: 'task_card', block_id: 'task', ...task },
  ],
};

const typing = {
  focus_on_load: false,
  placeholder: plain('Type'),
  dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
};

const inputs: Json[] = [
  { type: 'plain_text_input', ...typing, initial_value: 'x', multiline: true, min_length: 0, max_length: 10 },
  {
    type: 'number_input',
    ...typing,
    is_decimal_allowed: true,
    initial_value: '1',
    min_value: '0',
    max_value: '2',
  },
  { type: 'email_text_input', ...typing, initial_value: 'ada@example.com' },
  { type: 'url_text_input', ...typing, initial_value: 'https://e.com' },
];

export const fullModal: Json = {
  type: 'modal',
  title: plain('Edit'),
  submit: plain('Save'),
  close: plain('Cancel'),
  private_metadata: 'm',
  callback_id: 'c',
  external_id: 'e',
  clear_on_close: true,
  notify_on_close: true,
  submit_disabled: false,
  blocks: [
    ...everywhere,
    { type: 'alert', block_id: 'alert', text: plain('Careful'), level: 'warning' },
    ...inputs.map((element, index) => ({
      type: 'input',
      block_id: `input-${index}`,
      label: plain('Label'),
      hint: plain('Hint'),
      optional: true,
      dispatch_action: true,
      element: { ...element, action_id: 'it' },
    })),
  ],
};

export const fullHome: Json = {
  type: 'home',
  private_metadata: 'm',
  callback_id: 'c',
  external_id: 'e',
  blocks: everywhere,
};
