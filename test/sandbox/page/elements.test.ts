import { describe, expect, it } from 'vitest';
import { directory, importPage, render } from './renderer.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ value, text: plain(value.toUpperCase()) });
const actions = (...elements: object[]) => render({ type: 'actions', block_id: 'b1', elements });
const input = (element: object, more: object = {}) =>
  render({ type: 'input', block_id: 'b1', label: plain('Why'), element, ...more });

describe('what can be pressed', () => {
  it('a button carries its action, its value and its confirmation, escaped', () => {
    const confirm = { title: plain('Sure?'), text: plain('"€80"'), confirm: plain('Yes'), deny: plain('No') };
    const html = actions({
      type: 'button',
      action_id: 'review.approve',
      style: 'primary',
      value: '"><script>',
      text: plain('Approve <all>'),
      confirm,
    });
    expect(html).toContain('class="button button-primary"');
    expect(html).toContain('data-value="&quot;&gt;&lt;script&gt;"');
    expect(html).toContain('data-action-id="review.approve"');
    expect(html).toContain('Approve &lt;all&gt;');
    const carried = /data-confirm="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect(JSON.parse(carried)).toEqual(confirm);
  });

  it('a button with an address is a link that still tells the app', () => {
    const html = actions({
      type: 'button',
      action_id: 'open',
      text: plain('Open'),
      url: 'https://example.com/x',
    });
    expect(html).toMatch(/<a [^>]*data-act[^>]*href="https:\/\/example\.com\/x"/);
  });

  it('a button with a javascript: address is no link', () => {
    expect(
      actions({ type: 'button', action_id: 'x', text: plain('X'), url: 'javascript:alert(1)' }),
    ).not.toContain('href');
  });

  it('an overflow menu offers each of its options', () => {
    const html = actions({
      type: 'overflow',
      action_id: 'more',
      options: [option('case'), option('history')],
    });
    expect(html).toContain('aria-haspopup="menu"');
    expect(html.match(/role="menuitem"/g)).toHaveLength(2);
    expect(html).toContain('data-selected="history"');
  });

  it('selects offer options, groups of options, and people', () => {
    const groups = [{ label: plain('Ours'), options: [option('a')] }];
    expect(actions({ type: 'static_select', action_id: 's', option_groups: groups })).toContain(
      '<optgroup label="Ours"><option value="a">A</option></optgroup>',
    );
    const chosen = {
      type: 'static_select',
      action_id: 's',
      options: [option('a'), option('b')],
      initial_option: option('b'),
    };
    expect(actions(chosen)).toContain('<option value="b" selected>B</option>');
    expect(actions({ type: 'users_select', action_id: 'u', initial_user: 'U2' })).toContain(
      '<option value="U2" selected>Grace Lindqvist</option>',
    );
    const channels = actions({ type: 'conversations_select', action_id: 'c', initial_conversation: 'C1' });
    expect(channels).toContain('<option value="C1" selected>#');
  });

  it('an unknown element is said to be unsupported', () => {
    expect(actions({ type: 'workflow_button' })).toContain('[unsupported element: workflow_button]');
  });
});

describe('what can be filled in', () => {
  it('an input block has a label, a hint and a place for its error, and does not act by itself', () => {
    const html = input(
      { type: 'plain_text_input', action_id: 'a' },
      { optional: true, hint: plain('short') },
    );
    expect(html).toContain('Why <span class="optional">(optional)</span>');
    expect(html).toContain('<div class="input-hint">short</div>');
    expect(html).toContain('data-error-for="b1"');
    expect(html).not.toContain('data-act ');
    expect(html).toContain('aria-labelledby="M1/b1/label"');
  });

  it('an input block that dispatches acts', () => {
    expect(input({ type: 'plain_text_input', action_id: 'a' }, { dispatch_action: true })).toContain(
      ' data-act ',
    );
  });

  it('a text of several lines keeps its first line break and cannot close its field', () => {
    const html = input({
      type: 'plain_text_input',
      action_id: 'a',
      multiline: true,
      initial_value: '\n</textarea><script>',
    });
    expect(html).toContain('>\n\n&lt;/textarea&gt;&lt;script&gt;</textarea>');
  });

  it.each([
    [
      { type: 'number_input', is_decimal_allowed: true, initial_value: '12.5', min_value: '0' },
      ['type="number"', 'step="any"', 'min="0"', 'value="12.5"'],
    ],
    [{ type: 'datepicker', initial_date: '2026-11-23' }, ['type="date"', 'value="2026-11-23"']],
    [{ type: 'timepicker', initial_time: '10:30' }, ['type="time"', 'value="10:30"']],
    [
      { type: 'datetimepicker', initial_date_time: 1795435200 },
      ['type="datetime-local"', 'value="2026-11-2'],
    ],
    [{ type: 'email_text_input' }, ['type="email"']],
    [{ type: 'url_text_input' }, ['type="url"']],
  ])('%j', (element, parts) => {
    const html = input({ ...element, action_id: 'a' });
    for (const part of parts) expect(html).toContain(part);
  });

  it('radio buttons, checkboxes and multi selects show what is chosen already', () => {
    const options = [option('a'), { ...option('b'), description: plain('the second') }];
    const radios = input({ type: 'radio_buttons', action_id: 'r', options, initial_option: option('b') });
    expect(radios).toContain('<input type="radio" name="M1/b1/r" value="b" checked>');
    expect(radios).toContain('<small>the second</small>');
    const boxes = input({ type: 'checkboxes', action_id: 'c', options, initial_options: [option('a')] });
    expect(boxes).toContain('<input type="checkbox" name="M1/b1/c" value="a" checked>');
    const many = input({ type: 'multi_static_select', action_id: 'm', options, initial_options: options });
    expect(many.match(/checked/g)).toHaveLength(2);
    expect(input({ type: 'multi_users_select', action_id: 'm', initial_users: ['U1'] })).toContain(
      'value="U1" checked',
    );
  });
});

describe('what stands around the blocks', () => {
  it('a modal shows its title and buttons, and the way back when it lies on another one', async () => {
    const { modalHtml } = await importPage('app/modals/modal-html.js');
    const view = {
      id: 'V1',
      type: 'modal' as const,
      callback_id: 'edit',
      title: { type: 'plain_text' as const, text: 'Edit <1>' },
      submit: { type: 'plain_text' as const, text: 'Save' },
      blocks: [],
      private_metadata: '',
      hash: '1',
      previous_view_id: null,
      root_view_id: 'V1',
    };
    expect(modalHtml(view, 0, directory)).toContain('Edit &lt;1&gt;');
    expect(modalHtml(view, 0, directory)).toContain('type="submit"');
    expect(modalHtml(view, 0, directory)).not.toContain('modal-back');
    expect(modalHtml(view, 1, directory)).toContain('modal-back');
    expect(modalHtml({ ...view, submit: null }, 0, directory)).not.toContain('type="submit"');
  });

  it('the composer proposes commands as they are typed', async () => {
    const { suggestionsFor } = await importPage('app/compose/suggestions.js');
    const commands = [{ name: '/leenops', description: 'Operate agents', usageHint: 'run | help' }];
    const app = { id: 'U0APP', name: 'LeenOps' };
    const texts = (typed: string) => suggestionsFor(typed, { commands, app }).map(({ text }) => text);
    expect(texts('/')).toContain('/leenops');
    expect(texts('/leenops ru')).toEqual([
      '/leenops run',
      '/leenops run support-triage 1042',
      '/leenops run support-triage 1066',
      '/leenops runs',
    ]);
    expect(texts('hello /leenops')).toEqual([]);
    expect(texts('/other')).toEqual([]);
    expect(texts('@leen')).toContain('@LeenOps what is waiting for me?');
    expect(texts('@Grace')).toEqual([]);
  });

  it('a typed name becomes a mention, and typed signs stay signs', async () => {
    const { encodeTyped } = await importPage('app/compose/encode-typed.js');
    const workspace = {
      people: [
        { id: 'U1', name: 'Ada' },
        { id: 'U2', name: 'Ada Okafor' },
      ],
      app: { id: 'UB', name: 'LeenOps' },
      channels: [{ id: 'C1', name: 'support' }],
    };
    expect(encodeTyped('@Ada Okafor see #support & <!channel>', workspace)).toBe(
      '<@U2> see <#C1> &amp; &lt;!channel&gt;',
    );
  });
});
