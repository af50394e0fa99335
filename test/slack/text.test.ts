import { describe, expect, it } from 'vitest';
import { clean, clip, cut, escapeMrkdwn, pieces, width } from '../../src/slack/text.ts';

describe('a text that somebody wrote', () => {
  it('shows signs that would hide or turn it around', () => {
    expect(clean('a\0b\u0007c')).toBe('a\ufffdb\ufffdc');
    expect(clean('€\u202e00.48\u202c')).toBe('€\ufffd00.48\ufffd');
    expect(clean('half \ud83d')).toBe('half \ufffd');
  });

  it('keeps lines, tabs, emoji and right-to-left words as they are', () => {
    const text = 'one\ttwo\nשלום مرحبا 👩‍👩‍👧';
    expect(clean(text)).toBe(text);
    expect(clean('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });

  it('calls nobody and links nowhere', () => {
    expect(escapeMrkdwn('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
    expect(escapeMrkdwn('hey @Channel, @here')).not.toMatch(/@channel|@here/i);
  });

  it('is as wide as Slack counts it', () => {
    for (const text of ['', 'plain', 'a & b', '<<>>', '&amp;'])
      expect(width(text)).toBe(
        text
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll(/>(?!;)/g, '&gt;').length,
      );
  });
});

describe('a text that is too long', () => {
  it('ends with a sign that it was cut, never inside a character', () => {
    expect(clip('abcdef', 6)).toBe('abcdef');
    expect(clip('abcdef', 5)).toBe('abcd…');
    expect(clip('ab😀😀', 4)).toBe('ab…');
    expect(width(clip('&'.repeat(100), 20))).toBeLessThanOrEqual(20);
  });

  it('says how much is missing', () => {
    expect(cut('abcdef', 4)).toEqual({ shown: 'abcd', rest: 2 });
    expect(cut('abc', 4)).toEqual({ shown: 'abc', rest: 0 });
    expect(cut('&&&', 11)).toEqual({ shown: '&&', rest: 1 });
  });

  it('goes over several pieces without losing a character', () => {
    const text = `${'word & word\n'.repeat(200)}${'x'.repeat(1_000)}😀`.repeat(3);
    const parts = pieces(text, 500);
    expect(parts.join('')).toBe(text);
    for (const part of parts) expect(width(part)).toBeLessThanOrEqual(500);
    expect(parts[0]).toMatch(/\s$/);
  });
});
