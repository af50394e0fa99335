import { describe, expect, it } from 'vitest';
import { directory, importPage } from './renderer.ts';

const { renderMrkdwn } = await importPage('render/text/mrkdwn.js');

const mrkdwn = (source: string) => renderMrkdwn(source, directory);
const verbatim = (source: string) => renderMrkdwn(source, directory, { verbatim: true });

describe('mrkdwn: what Slack would show', () => {
  it.each([
    ['*bold*', '<b>bold</b>'],
    ['_italic_', '<i>italic</i>'],
    ['~gone~', '<s>gone</s>'],
    ['*bold and _italic_*', '<b>bold and <i>italic</i></b>'],
    ['`a *b* <c>`', '<code>a *b* &lt;c&gt;</code>'],
    ['2*3*4', '2*3*4'],
    ['snake_case_name', 'snake_case_name'],
    ['* not bold *', '* not bold *'],
    ['one\ntwo', 'one<br>two'],
    ['> quoted\n> twice\nplain', '<blockquote>quoted<br>twice</blockquote>plain'],
    ['&gt; quoted', '<blockquote>quoted</blockquote>'],
    ['see ```\n<b> *x*\n``` there', 'see <pre>&lt;b&gt; *x*</pre> there'],
    [':white_check_mark:', '<span class="emoji" title=":white_check_mark:">✅</span>'],
    [':no_such:', ':no_such:'],
  ])('%j reads as %j', (source, html) => {
    expect(mrkdwn(source)).toBe(html);
  });

  it('names people, channels and groups by their ids, and marks whoever reads', () => {
    expect(mrkdwn('<@U2>')).toBe('<span class="mention">@Grace Lindqvist</span>');
    expect(mrkdwn('<@U1>')).toBe('<span class="mention mention-me">@Ada Okafor</span>');
    expect(mrkdwn('<#C1>')).toBe('<span class="mention">#support</span>');
    expect(mrkdwn('<!subteam^S1>')).toBe('<span class="mention">@support-leads</span>');
    expect(mrkdwn('<@U9|somebody>')).toBe('<span class="mention">@somebody</span>');
  });

  it('shows a date in the time zone of the reader', () => {
    const html = mrkdwn('<!date^1795435200^{date_short_pretty} at {time}^https://example.com/run|never>');
    expect(html).toContain('>today at 1:00 PM</time>');
    expect(html).toContain('href="https://example.com/run"');
  });

  it('shows the fallback of a date that is none', () => {
    expect(mrkdwn('<!date^soon^{date}|on Monday>')).toBe('on Monday');
  });

  it('brings a bare URL and a bare @here alive, unless the text is verbatim', () => {
    expect(mrkdwn('go to https://example.com/a_b, now')).toContain('href="https://example.com/a_b"');
    expect(mrkdwn('hello @here')).toContain('mention-broadcast');
    expect(verbatim('hello @here https://example.com')).toBe('hello @here https://example.com');
    expect(mrkdwn('mail me@here.example')).toBe('mail me@here.example');
  });
});

describe('mrkdwn: hostile text', () => {
  it('shows an unescaped broadcast as the broadcast that it is', () => {
    expect(verbatim('<!channel> pay')).toBe('<span class="mention mention-broadcast">@channel</span> pay');
  });

  it('shows an escaped broadcast as letters', () => {
    expect(verbatim('&lt;!channel&gt; pay')).toBe('&lt;!channel&gt; pay');
  });

  it('decodes an entity once, and only the three that Slack knows', () => {
    expect(mrkdwn('&amp;lt;!channel&amp;gt;')).toBe('&amp;lt;!channel&amp;gt;');
    expect(mrkdwn('&quot;&#39;&nbsp;')).toBe('&amp;quot;&amp;#39;&amp;nbsp;');
  });

  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>'])(
    '%s stays text',
    (source) => {
      expect(mrkdwn(source)).not.toMatch(/<(script|img|svg)/i);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
  ])('%s is a dead link', (url) => {
    const html = mrkdwn(`<${url}|Refund>`);
    expect(html).not.toContain('href');
    expect(html).toContain('link-blocked');
  });

  it('prints the host behind a label that hides it', () => {
    expect(mrkdwn('<https://evil.example/x|https://bank.example>')).toContain(
      '<span class="link-host">evil.example</span>',
    );
    expect(mrkdwn('<https://bank.example/x|bank.example>')).not.toContain('link-host');
  });

  it('a link cannot break out of its attributes', () => {
    expect(mrkdwn('<https://a.example/" onmouseover="alert(1)|x>')).not.toMatch(/"\s*onmouseover/);
  });
});
