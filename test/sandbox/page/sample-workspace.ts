import type { Block, SandboxState, ShownMessage, View } from '../../../src/sandbox/slack/contract.ts';

const person = (id: string, name: string, title: string) => ({ id, name, title, restricted: false });

export const people = [
  person('U1', 'Ada Okafor', 'support agent'),
  person('U2', 'Grace Lindqvist', 'support reviewer'),
  person('U3', 'Tomás Rivera', 'support reviewer'),
  person('U4', 'Mei Tanaka', 'support lead'),
  person('U5', 'Oskar Brandt', 'operations manager'),
  person('U6', 'Noor Haddad', 'carpenter, guest'),
];

export function sampleState(me = people[0]!): SandboxState {
  return {
    team: { id: 'T1', name: 'Hearth & Pine' },
    app: { id: 'UB', name: 'LeenOps' },
    me,
    people,
    channels: [
      { id: 'C1', name: 'support', private: false, archived: false, unread: 0, mentions: 0 },
      { id: 'C2', name: 'general', private: false, archived: false, unread: 2, mentions: 0 },
      { id: 'C3', name: 'support-leads', private: true, archived: false, unread: 3, mentions: 1 },
    ],
    directMessages: [{ id: 'D1', with: 'UB', unread: 0, mentions: 0 }],
    userGroups: [{ id: 'S1', handle: 'support-leads', name: 'Support leads' }],
    views: [],
    home: null,
    commands: [
      { name: '/leenops', description: 'Run and watch workflows', usageHint: 'run | runs | show | help' },
    ],
    shortcuts: [
      { kind: 'message', callbackId: 'run_on_message', name: 'Run a workflow on this message' },
      { kind: 'global', callbackId: 'start', name: 'Start a workflow' },
    ],
  };
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const words = (...elements: object[]) => ({ type: 'rich_text_section', elements });

export const confirmation = {
  title: plain('Refund €80.00?'),
  text: mrkdwn('Stripe sends *€80.00* back to the card ending in 4242. It cannot be undone.'),
  confirm: plain('Refund'),
  deny: plain('Not yet'),
};

export const card: Block[] = [
  { type: 'header', text: plain('Refund €80.00 and reply to Lena Vogt') },
  {
    type: 'context',
    elements: [
      mrkdwn(
        ':hourglass_flowing_sand: *Waiting for one approval* · support-triage · by <@U2> or <@U3> · confidence 0.86',
      ),
    ],
  },
  {
    type: 'section',
    fields: [
      mrkdwn('*Ticket*\n<https://support.example/tickets/1042|#1042 Chair arrived damaged>'),
      mrkdwn('*Customer*\nLena Vogt, since 2022, 6 orders'),
      mrkdwn('*Order*\nHP-20871, oak chair, €80.00'),
      mrkdwn('*Rule*\nAny refund up to €100 needs one reviewer'),
    ],
  },
  {
    type: 'rich_text',
    elements: [
      words({ type: 'text', text: 'What will happen', style: { bold: true } }),
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [
          words(
            { type: 'text', text: 'Refund €80.00 of charge ' },
            { type: 'text', text: 'ch_3Q81', style: { code: true } },
          ),
          words({ type: 'text', text: 'Reply to the customer' }),
        ],
      },
      {
        type: 'rich_text_quote',
        elements: [
          {
            type: 'text',
            text: 'Dear Lena, we are sorry that your chair arrived with a broken leg. Your refund of €80.00 is on its way.',
          },
        ],
      },
    ],
  },
  {
    type: 'rich_text',
    elements: [
      words({ type: 'text', text: 'Evidence', style: { bold: true } }),
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          words(
            { type: 'link', url: 'https://support.example/tickets/1042', text: 'Zendesk #1042' },
            { type: 'text', text: ' “one leg is broken off” · read 1 min ago' },
          ),
          words(
            { type: 'link', url: 'https://handbook.example/refunds', text: 'Refund policy §2.1' },
            { type: 'text', text: ' “damaged on arrival: full refund within 30 days”' },
          ),
        ],
      },
    ],
  },
  { type: 'divider' },
  {
    type: 'actions',
    block_id: 'review',
    elements: [
      {
        type: 'button',
        action_id: 'approve',
        style: 'primary',
        value: 'rv_1.1',
        text: plain('Approve'),
        confirm: confirmation,
      },
      { type: 'button', action_id: 'edit', value: 'rv_1.1', text: plain('Edit') },
      { type: 'button', action_id: 'reject', style: 'danger', value: 'rv_1.1', text: plain('Reject') },
      { type: 'button', action_id: 'escalate', value: 'rv_1.1', text: plain('Escalate') },
      {
        type: 'overflow',
        action_id: 'more',
        options: [
          { value: 'case', text: plain('Whole case') },
          { value: 'history', text: plain('Run history') },
        ],
      },
    ],
  },
  {
    type: 'context',
    elements: [mrkdwn('run 7f3a · Demo rules · cost unknown · AI-generated, check before approving')],
  },
];

let clock = Math.floor(Date.now() / 1000) - 600;

export function message(more: Partial<ShownMessage>): ShownMessage {
  clock += 20;
  return {
    channel: 'C1',
    ts: `${clock}.000100`,
    user: 'U1',
    bot: false,
    text: '',
    blocks: [],
    edited: false,
    ephemeral: false,
    reply_count: 0,
    reply_users: [],
    reactions: [],
    ...more,
  };
}

export const fromApp = (more: Partial<ShownMessage>) => message({ user: 'UB', bot: true, ...more });

export function editModal(more: Partial<View> = {}): View {
  return {
    id: 'V1',
    type: 'modal',
    callback_id: 'edit',
    title: plain('Edit the proposal'),
    submit: plain('Save'),
    close: plain('Cancel'),
    private_metadata: '',
    hash: '1',
    previous_view_id: null,
    root_view_id: 'V1',
    blocks: [
      { type: 'alert', level: 'warning', text: plain('Confidence is 0.62: check the amount.') },
      {
        type: 'input',
        block_id: 'amount',
        label: plain('Refund in €'),
        hint: plain('At most €80.00, the amount of the charge.'),
        element: {
          type: 'number_input',
          action_id: 'value',
          is_decimal_allowed: true,
          initial_value: '80.00',
        },
      },
      {
        type: 'input',
        block_id: 'reply',
        label: plain('Reply to the customer'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          initial_value: 'Dear Lena,\nwe are sorry.',
        },
      },
      {
        type: 'input',
        block_id: 'reason',
        label: plain('Why'),
        optional: true,
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [
            { value: 'tone', text: plain('Tone') },
            { value: 'amount', text: plain('Amount'), description: plain('Too high or too low') },
          ],
        },
      },
    ],
    ...more,
  };
}
