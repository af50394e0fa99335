import { describe, expect, test } from 'vitest';
import { attic, leads, lounge, olga, support } from '../../sandbox/slack/support/hearth-and-pine.ts';
import { mentionsIn } from '../../../src/sandbox/slack/workspace/mentions-in.ts';
import { manifestScopes } from '../../../src/cli/doctor/manifest-scopes.ts';
import { slackConnector } from '../../../src/connectors/slack/slack-connector.ts';
import { failureOf } from '../failure-of.ts';
import { listening } from '../listening.ts';
import { openSlack, post, readCall, writeCall } from './open-slack.ts';

describe('posting', () => {
  test('stands in the channel as headings and bullets, and its permalink is the record', async () => {
    const { tools, posts, slack } = await openSlack({ scopes: manifestScopes() });
    const { record, note } = await tools.post.execute(post, writeCall());
    const [message] = await posts();
    expect(record).toEqual({
      system: 'slack',
      id: `${support}:${message?.ts}`,
      label: 'Weekly report in #support',
      url: `${slack.url}/archives/${support}/p${message?.ts?.replace('.', '')}`,
    });
    expect(note).toBe('It stands in #support.');
    expect(message?.blocks).toMatchObject([
      { type: 'header', text: { text: 'Weekly report' } },
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ text: 'Work', style: { bold: true } }] },
          { type: 'rich_text_list', elements: [{ elements: [{ type: 'text', text: '5 merged' }] }] },
        ],
      },
      { type: 'context' },
    ]);
  });

  test('calls nobody and leads nowhere, whatever stands in it', async () => {
    const { tools, posts } = await openSlack();
    const hostile =
      '<!channel> <@U0ADA> @here <https://evil.example|acme.com> [x](https://evil.example) www.evil.example';
    await tools.post.execute(
      { ...post, title: hostile.slice(0, 60), text: `## ${hostile}\n- ${hostile}` },
      writeCall(),
    );
    const [message] = await posts();
    const { text = '', blocks = [] } = message ?? {};
    expect(mentionsIn({ text, blocks: blocks as never })).toEqual({
      users: [],
      groups: [],
      everybody: false,
    });
    const all = JSON.stringify(blocks);
    expect(all).not.toMatch(/"type":"(?:link|user|broadcast|mrkdwn)"/);
    expect(all).not.toContain('https://');
    expect(all).not.toContain('@here');
    expect(text).toContain('&lt;!channel&gt;');
  });

  test('of six thousand characters fits into one message', async () => {
    const { tools, posts } = await openSlack();
    const text = 'A line of a long report with words in it.\n'.repeat(150).slice(0, 6_000);
    await tools.post.execute({ ...post, text }, writeCall());
    expect(await posts()).toHaveLength(1);
  });
});

describe('where it may stand', () => {
  test('is nowhere but on the allow-list', async () => {
    const { tools, slack } = await openSlack();
    const failure = await failureOf(
      tools.post.execute({ ...post, channel: lounge, channel_name: '#lounge' }, writeCall()),
    );
    expect(failure).toMatchObject({ code: 'channel_not_allowed', certainty: 'not_applied' });
    expect(failure.message).toContain('REPORT_CHANNELS');
    expect(slack.calls('chat.postMessage')).toEqual([]);
  });

  test('and what people approve is the channel by its name and whom it is open to, whoever joins it meanwhile', async () => {
    const { tools, slack } = await openSlack();
    expect(await tools.post.preconditions(post, readCall())).toEqual({ Channel: '#support, public, open' });
    slack.arrange.invite(support, olga);
    expect(await tools.post.preconditions(post, readCall())).toEqual({ Channel: '#support, public, open' });
    slack.arrange.shareOutside(support);
    expect(await tools.post.preconditions(post, readCall())).toEqual({
      Channel: '#support, public, open, shared with other organisations',
    });
    const gone = { ...post, channel: attic, channel_name: '#attic' };
    expect(await tools.post.preconditions(gone, readCall())).toEqual({ Channel: '#attic, public, archived' });
    const failure = await failureOf(tools.post.execute(gone, writeCall()));
    expect(failure).toMatchObject({ code: 'is_archived', certainty: 'not_applied' });
  });

  test('the list names each channel with its team or without', async () => {
    const { tools } = await openSlack();
    const { data } = await tools.channels.read({}, readCall());
    expect(data).toMatchObject({
      channels: [
        { channel: support, name: '#support', team: 'reporters', members: 3, state: 'open' },
        { channel: leads, name: '#support-leads', team: null, is_private: true, state: 'open' },
        { channel: attic, state: 'archived' },
      ],
    });
  });
});

describe('once', () => {
  test('after a lost answer the post is found by its mark, under the same address', async () => {
    const { tools, slack, posts } = await openSlack();
    slack.faults.next('chat.postMessage', { lostAnswer: true });
    expect(await failureOf(tools.post.execute(post, writeCall()))).toMatchObject({
      code: 'no_answer',
      certainty: 'unknown',
    });
    const found = await tools.post.lookUp(post, writeCall());
    expect(found).toMatchObject({ record: { url: expect.stringContaining(`/archives/${support}/p`) } });
    expect(await posts()).toHaveLength(1);
  });

  test('a post that never arrived is absent, and so is another action’s', async () => {
    const { tools } = await openSlack();
    await tools.post.execute(post, writeCall('act_other'));
    expect(await tools.post.lookUp(post, writeCall('act_1'))).toBe('absent');
  });

  test('a channel with more messages than are looked through gives no answer', async () => {
    const endless = await listening((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, messages: [], response_metadata: { next_cursor: 'more' } }));
    });
    const { tools } = slackConnector({
      botToken: 'xoxb-local',
      apiUrl: `${endless.url}/api/`,
      own: async () => [],
      wider: [support],
    });
    expect(await failureOf(tools.post.lookUp(post, writeCall()))).toMatchObject({
      code: 'too_many_messages',
    });
    expect(endless.requests).toHaveLength(5);
  });

  test('an address that Slack does not give is no reason to say that the post failed', async () => {
    const { tools, slack } = await openSlack();
    slack.faults.next('chat.getPermalink', { error: 'message_not_found' });
    const { record, note } = await tools.post.execute(post, writeCall());
    expect(record.url).toBeNull();
    expect(note).toContain('did not say where');
  });
});

describe('when Slack refuses', () => {
  test.each([
    [{ ratelimited: 30 }, 'rate_limit', 'not_applied'],
    [{ error: 'restricted_action' }, 'restricted_action', 'not_applied'],
    [{ error: 'internal_error' }, 'internal_error', 'unknown'],
    [{ status: 503 }, 'no_answer', 'unknown'],
  ] as const)('%j is %s, %s, and says nothing of the text', async (fault, code, certainty) => {
    const { tools, slack } = await openSlack();
    slack.faults.next('chat.postMessage', fault);
    const failure = await failureOf(tools.post.execute({ ...post, text: 'Secret words' }, writeCall()));
    expect(failure).toMatchObject({ code, certainty });
    expect(failure.message).not.toContain('Secret');
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test('a read waits for a busy Slack and then gets its answer', async () => {
    const { tools, slack } = await openSlack();
    slack.faults.next('conversations.info', { status: 503 });
    expect(await tools.post.preconditions(post, readCall())).toEqual({ Channel: '#support, public, open' });
  });

  test('a token that nobody knows, a scope that is missing and a server that is not there are said so', async () => {
    const wrong = await openSlack({ botToken: 'xoxb-wrong' });
    expect(await failureOf(wrong.connector.check())).toMatchObject({ code: 'invalid_auth' });
    const poor = await openSlack({ scopes: ['chat:write'] });
    expect(await failureOf(poor.connector.check())).toMatchObject({ code: 'missing_scope' });
    const { connector, slack } = await openSlack();
    await slack.close().catch(() => {});
    expect(await failureOf(connector.tools.channels.read({}, readCall()))).toMatchObject({
      code: 'no_connection',
    });
  });

  test('the check names the channel that cannot be posted in, and what to do', async () => {
    const { connector } = await openSlack();
    const failure = await failureOf(connector.check());
    expect(failure.message).toContain('#attic cannot be posted in: archived.');
  });
});
