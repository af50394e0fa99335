import { get } from 'node:http';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listening } from '../connectors/listening.ts';
import { recordRequests } from './support/requests-made.ts';
import { strangeAddresses, troubleIn } from './support/surfaces.ts';

const known = { people: ['U0ADA'], hosts: ['127.0.0.1:8080'] };
const mrkdwn = (text: string) => ({
  blocks: [{ type: 'section', text: { type: 'mrkdwn', verbatim: true, text } }],
});
const rich = (element: object) => ({
  blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] }],
});

describe('whoever looks for harm on a surface', () => {
  test.each<[string, unknown]>([
    ['a stranger who is called', mrkdwn('<@U0OSCAR>')],
    ['a stranger who is called in rich text', rich({ type: 'user', user_id: 'U0OSCAR' })],
    ['a group', rich({ type: 'usergroup', usergroup_id: 'S0REVIEWERS' })],
    ['everybody', rich({ type: 'broadcast', range: 'channel' })],
    ['everybody, in a notification', { text: '<!here>', blocks: [] }],
    ['a name that calls a channel', mrkdwn('@channel')],
    ['a link', mrkdwn('<https://evil.example|https://bank.example>')],
    ['a link in rich text', rich({ type: 'link', url: 'https://evil.example' })],
    [
      'a button that leads away',
      { blocks: [{ type: 'actions', elements: [{ type: 'button', url: 'https://evil.example' }] }] },
    ],
    ['an image', { blocks: [{ type: 'image', image_url: 'http://127.0.0.1:8080/x.png' }] }],
    ['a date that is a link', mrkdwn('<!date^1^{date}^https://evil.example|today>')],
    [
      'text that Slack makes links of',
      { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }] },
    ],
    ['signs that turn the direction', rich({ type: 'text', text: '\u202e1' })],
    ['a view, as Slack is given it', { view: JSON.stringify({ type: 'home', ...mrkdwn('<!channel>') }) }],
  ])('finds %s', (_what, given) => {
    expect(troubleIn(given, known)).not.toEqual([]);
  });

  test('finds nothing in what is the product’s own, and in what is literal', () => {
    expect(troubleIn(mrkdwn('<@U0ADA> <http://127.0.0.1:8080/1|Ticket 1> &lt;!channel&gt;'), known)).toEqual(
      [],
    );
    expect(troubleIn(rich({ type: 'text', text: '<!channel> https://evil.example' }), known)).toEqual([]);
  });

  test('finds an address in an answer that leads anywhere else', () => {
    const answer = { run: { card_url: 'https://evil.example', url: 'http://127.0.0.1:8080/1' } };
    expect(strangeAddresses(answer, known)).toEqual(['https://evil.example']);
  });
});

test('every request is seen, whoever makes it', async () => {
  const { url } = await listening((_request, response) => void response.end());
  const requests = recordRequests();
  onTestFinished(() => requests.stop());
  await fetch(`${url}/fetched`);
  const [response] = (await once(get(`${url}/asked`), 'response')) as [{ resume(): void }];
  response.resume();
  expect(requests.made).toEqual([
    { method: 'GET', origin: url, path: '/fetched' },
    { method: 'GET', origin: url, path: '/asked' },
  ]);
});
