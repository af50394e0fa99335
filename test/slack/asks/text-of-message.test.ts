import { expect, test } from 'vitest';
import { textOfMessage } from '../../../src/slack/asks/text-of-message.ts';

test.each([
  [
    'links are their label and their address',
    { text: 'see <https://x.example/1|the issue>' },
    'see the issue https://x.example/1',
  ],
  [
    'an address is said once',
    { text: '<https://x.example/1> <mailto:a@b.example|a@b.example>' },
    'https://x.example/1 a@b.example',
  ],
  ['people and broadcasts are nobody', { text: '<@U0LEENOPS> triage  <!here> 1042' }, 'triage 1042'],
  ['signs are signs, and are read once', { text: 'a &lt;b&gt; &amp;lt;' }, 'a <b> &lt;'],
  [
    'what an app posts stands in attachments',
    {
      text: '',
      attachments: [
        { fallback: 'Issue opened', title: '<https://x.example/7|#7 Totals>', text: 'They are wrong' },
      ],
    },
    '#7 Totals https://x.example/7\nThey are wrong',
  ],
  [
    'or in blocks',
    {
      text: '',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: 'Ticket 1042' } },
        { type: 'rich_text', elements: [{ type: 'link', url: 'https://x.example/9', text: 'here' }] },
      ],
    },
    'Ticket 1042\nhttps://x.example/9\nhere',
  ],
  ['and one without words says nothing', {}, ''],
])('%s', (_, message, expected) => {
  expect(textOfMessage({ ts: '1.0', ...message })).toBe(expected);
});
