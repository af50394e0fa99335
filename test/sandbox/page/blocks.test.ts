import { describe, expect, it } from 'vitest';
import { render } from './renderer.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
const richSection = (...elements: object[]) => richText({ type: 'rich_text_section', elements });

describe('blocks', () => {
  it('a header is plain: neither markup nor a mention comes alive in it', () => {
    expect(render({ type: 'header', text: plain('*Refund* <@U1> :tada:') })).toContain(
      '<h3>*Refund* &lt;@U1&gt; <span',
    );
  });

  it('a section shows its text, its fields and what stands beside them', () => {
    const html = render({
      type: 'section',
      block_id: 'b1',
      text: mrkdwn('*Refund*'),
      fields: [mrkdwn('*Order*'), plain('*1042*')],
      accessory: { type: 'button', action_id: 'open', text: plain('Open'), value: 'r1' },
    });
    expect(html).toContain('<div class="section-text"><b>Refund</b></div>');
    expect(html).toContain('<div><b>Order</b></div><div>*1042*</div>');
    expect(html).toContain('data-action-id="open" data-block-id="b1"');
  });

  it('a context line shows texts and pictures', () => {
    const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'chair' };
    const html = render({ type: 'context', elements: [mrkdwn('run _7_'), image] });
    expect(html).toContain('<span>run <i>7</i></span><img src="https://example.com/a.png" alt="chair"');
  });

  it('a divider, an image and an alert', () => {
    expect(render({ type: 'divider' })).toContain('<hr>');
    expect(
      render({
        type: 'image',
        image_url: 'https://example.com/a.png',
        alt_text: 'a "chair"',
        title: plain('Chair'),
      }),
    ).toContain('alt="a &quot;chair&quot;"');
    expect(render({ type: 'alert', level: 'warning', text: plain('Low confidence') })).toContain(
      'alert-warning',
    );
  });

  it('a picture of this workspace is loaded from it, with its words', () => {
    const html = render({ type: 'image', slack_file: { id: 'F0123456789' }, alt_text: 'W47: 3 "runs"' });
    expect(html).toContain('<img src="/sandbox/files/F0123456789" alt="W47: 3 &quot;runs&quot;"');
  });

  it('an image that is no web address is named, not loaded', () => {
    const html = render({ type: 'image', image_url: 'javascript:alert(1)', alt_text: 'x' });
    expect(html).not.toContain('<img');
    expect(html).toContain('[image: x]');
  });

  it('a table has a head, and numbers stand to the right', () => {
    const html = render({
      type: 'table',
      column_settings: [{ align: 'center' }],
      rows: [
        [
          { type: 'raw_text', text: 'Week' },
          { type: 'raw_text', text: 'Runs' },
        ],
        [
          { type: 'raw_text', text: '<47>' },
          { type: 'raw_number', value: 12 },
        ],
      ],
    });
    expect(html).toContain('<th class="align-center" scope="col">Week</th>');
    expect(html).toContain('<td class="align-center">&lt;47&gt;</td><td class="align-right">12</td>');
  });

  it('a plan shows each task with its state in words', () => {
    const html = render({
      type: 'plan',
      title: 'Run <7>',
      tasks: [
        { type: 'task_card', task_id: '1', title: 'Reading ticket', status: 'complete' },
        {
          type: 'task_card',
          task_id: '2',
          title: 'Reading orders',
          status: 'error',
          output: richSection({ type: 'text', text: 'refused' }),
          sources: [{ type: 'url', url: 'javascript:x', text: 'record' }],
        },
      ],
    });
    expect(html).toContain('Run &lt;7&gt;');
    expect(html).toContain('aria-label="Done"');
    expect(html).toContain('aria-label="Failed"');
    expect(html).toContain('refused');
    expect(html).not.toContain('href');
  });

  it('the markdown block knows headings, lists, code and links, and is as live as Slack makes it', () => {
    const html = render({
      type: 'markdown',
      text: '## Title\n\n- **one**\n- [two](https://example.com)\n\n```\n<b>\n```\n\n<!channel> <script>',
    });
    expect(html).toContain('<h4>Title</h4><ul><li><b>one</b></li>');
    expect(html).toContain('href="https://example.com/"');
    expect(html).toContain('<pre>&lt;b&gt;</pre>');
    expect(html).toContain('mention-broadcast');
    expect(html).toContain('&lt;script&gt;');
  });

  it.each(['video', 'constructor', '<img>'])('a block of type %s is said to be unsupported', (type) => {
    expect(render({ type })).toContain(
      `[unsupported block: ${type.replace('<', '&lt;').replace('>', '&gt;')}]`,
    );
  });
});

describe('rich text', () => {
  it('is literal: text in it is never a mention, a link or markup', () => {
    const html = render(
      richSection({ type: 'text', text: '<!channel> *x* https://example.com &lt; :tada:' }),
    );
    expect(html).toContain('&lt;!channel&gt; *x* https://example.com &amp;lt; :tada:');
  });

  it('styles nest', () => {
    const html = render(
      richSection({ type: 'text', text: 'x', style: { bold: true, code: true, strike: true } }),
    );
    expect(html).toContain('<s><b><code>x</code></b></s>');
  });

  it.each([
    [{ type: 'user', user_id: 'U2' }, '@Grace Lindqvist'],
    [{ type: 'channel', channel_id: 'C1' }, '#support'],
    [{ type: 'usergroup', usergroup_id: 'S1' }, '@support-leads'],
    [{ type: 'broadcast', range: 'here' }, 'mention-broadcast">@here'],
    [{ type: 'emoji', name: 'warning' }, '⚠️'],
    [{ type: 'link', url: 'https://example.com/x', text: 'example.com' }, 'href="https://example.com/x"'],
    [{ type: 'link', url: 'javascript:alert(1)', text: 'x' }, 'link-blocked'],
    [
      { type: 'date', timestamp: 1795435200, format: '{date_num} {time}', fallback: 'x' },
      '2026-11-23 1:00 PM',
    ],
    [{ type: 'team', team_id: 'T1' }, '[unsupported rich text element: team]'],
  ])('%j', (element, shown) => {
    expect(render(richSection(element))).toContain(shown);
  });

  it('lists are ordered or not, keep their indent, and go on counting at their offset', () => {
    const item = { type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] };
    const html = render(
      richText(
        { type: 'rich_text_list', style: 'ordered', elements: [item] },
        { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [item] },
        { type: 'rich_text_list', style: 'ordered', offset: 1, elements: [item] },
      ),
    );
    expect(html).toContain('<ol class="indent-0"><li>a</li></ol><ul class="indent-1"><li>a</li></ul>');
    expect(html).toContain('<ol start="2" class="indent-0">');
  });

  it('quotes and preformatted text', () => {
    const elements = [{ type: 'text', text: '<x>' }];
    const html = render(
      richText({ type: 'rich_text_quote', elements }, { type: 'rich_text_preformatted', elements }),
    );
    expect(html).toContain('<blockquote>&lt;x&gt;</blockquote><pre>&lt;x&gt;</pre>');
  });
});
