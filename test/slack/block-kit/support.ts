export type Json = Record<string, unknown>;

export const words = (length: number): string => 'x'.repeat(length);
export const many = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));

export const plain = (text: string): Json => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
export const section = (extra: Json = {}): Json => ({ type: 'section', text: mrkdwn('Refund'), ...extra });
export const button = (extra: Json = {}): Json => ({
  type: 'button',
  action_id: 'ok',
  text: plain('OK'),
  ...extra,
});
export const option = (value: string, text = 'Choice'): Json => ({ text: plain(text), value });
export const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
export const input = (element: Json, extra: Json = {}): Json => ({
  type: 'input',
  label: plain('Amount'),
  element: { action_id: 'it', ...element },
  ...extra,
});
export const richText = (...elements: Json[]): Json => ({ type: 'rich_text', elements });
export const richSection = (...elements: Json[]): Json => ({ type: 'rich_text_section', elements });
export const cell = (text: string): Json => ({ type: 'raw_text', text });
export const task = (id: string): Json => ({ task_id: id, title: 'Read the ticket', status: 'complete' });

export const message = (...blocks: Json[]): Json => ({ text: 'A card', blocks });
export const modal = (extra: Json = {}, ...blocks: Json[]): Json => ({
  type: 'modal',
  title: plain('Edit'),
  submit: plain('Save'),
  blocks,
  ...extra,
});

export const table = (rows: Json[][], extra: Json = {}): Json => ({ type: 'table', rows, ...extra });
export const select = (extra: Json): Json => ({
  type: 'static_select',
  action_id: 'pick',
  options: [option('a')],
  ...extra,
});
