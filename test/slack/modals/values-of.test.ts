import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../../src/slack/modals/values-of.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

describe('what a person typed', () => {
  it.each([
    ['plain_text_input', { value: '84.00' }, '84.00'],
    ['plain_text_input', { value: null }, ''],
    ['number_input', { value: '3' }, '3'],
    ['static_select', { selected_option: option('duplicate') }, 'duplicate'],
    ['static_select', { selected_option: null }, ''],
    ['radio_buttons', { selected_option: option('yes') }, 'yes'],
    ['checkboxes', { selected_options: [option('a'), option('b')] }, 'a, b'],
    ['checkboxes', { selected_options: [] }, ''],
    ['users_select', { selected_user: 'U0GRACE' }, 'U0GRACE'],
    ['multi_users_select', { selected_users: ['U0GRACE', 'U0LINUS'] }, 'U0GRACE, U0LINUS'],
    ['conversations_select', { selected_conversation: 'C1' }, 'C1'],
    ['multi_conversations_select', { selected_conversations: ['C1'] }, 'C1'],
    ['channels_select', { selected_channel: 'C1' }, 'C1'],
    ['multi_channels_select', { selected_channels: ['C1', 'C2'] }, 'C1, C2'],
    ['datepicker', { selected_date: '2026-11-23' }, '2026-11-23'],
    ['timepicker', { selected_time: '10:00' }, '10:00'],
    ['datetimepicker', { selected_date_time: 1_763_892_000 }, '1763892000'],
  ])('in a %s comes back by its field: %j', (type, state, value) => {
    expect(valuesOf({ 'act_1:field': { typed: { type, ...state } } })).toEqual({ 'act_1:field': value });
  });
});
