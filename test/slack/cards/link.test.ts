import { describe, expect, it } from 'vitest';
import { followable, honestLabel } from '../../../src/slack/cards/parts/link.ts';
import { mrkdwnOf } from '../../../src/slack/cards/parts/mrkdwn.ts';
import { bold, link } from '../../../src/slack/cards/parts/rich-text.ts';

describe('a link', () => {
  it.each(['https://a.example/1', 'http://127.0.0.1:4000/tickets/1', 'mailto:maya@example.com'])(
    'to %s can be followed',
    (url) => {
      expect(followable(url)).toBe(url);
    },
  );

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'slack://open',
    '/tickets/1',
    'https://bank.example@evil.example/',
    '',
    null,
  ])('to %s cannot', (url) => {
    expect(followable(url)).toBeNull();
    expect(link('Ticket', url)).toBe('Ticket');
  });

  it('whose label reads like another address shows where it goes', () => {
    expect(honestLabel('https://bank.example', 'https://evil.example/x')).toBe(
      'https://bank.example (evil.example)',
    );
    expect(honestLabel('bank.example', 'https://evil.example/x')).toBe('bank.example (evil.example)');
    expect(honestLabel('Ticket 1042', 'https://desk.example/1042')).toBe('Ticket 1042');
    expect(honestLabel('desk.example/1042', 'https://desk.example/1042')).toBe('desk.example/1042');
  });

  it('to a look-alike host is spelled as the machine reads it', () => {
    expect(followable('https://аррle.example/')).toMatch(/^https:\/\/xn--/);
  });

  it('cannot break out of its mrkdwn', () => {
    expect(mrkdwnOf([link('a|b>c', 'https://a.example/?x=1&y=<z>|w')])).toBe(
      '<https://a.example/?x=1&amp;y=%3Cz%3E%7Cw|a|b&gt;c>',
    );
    expect(mrkdwnOf([bold('<b>'), ' & '])).toBe('*&lt;b&gt;* &amp; ');
  });
});
