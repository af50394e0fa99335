import { describe, expect, test } from 'vitest';
import { githubConnector } from '../../../src/connectors/github/github-connector.ts';
import { githubKeys } from '../../../src/sandbox/github/github-keys.ts';
import type { Fault } from '../../../src/sandbox/company/faults.ts';
import { failureOf } from '../failure-of.ts';
import { listening } from '../listening.ts';
import { openGithub, readCall, writeCall } from './open-github.ts';

const issue = 'acme/shop#42';
const comment = { issue, body: 'Where this stands: it is reproduced.' };

describe('github_comment', () => {
  test('the comment stands there with its hidden mark, and its address is the proof', async () => {
    const { tools, github, ours } = await openGithub();
    const applied = await tools.comment.execute(comment, writeCall('act_1'));
    expect(await ours()).toEqual([`${comment.body}\n\n<!-- leenops:action=act_1 -->`]);
    expect(applied.record.url).toMatch(new RegExp(`^${github.url}/acme/shop/issues/42#issuecomment-\\d+$`));
  });

  test('it calls nobody and leads nowhere, whatever was approved', async () => {
    const { tools, ours } = await openGithub();
    const body =
      '@grace-l see [our shop](https://evil.example/login)\n/close\n<img src="https://evil.example/p.png">';
    await tools.comment.execute({ issue, body }, writeCall('act_1'));
    const [posted = ''] = await ours();
    expect(posted).not.toMatch(/@grace|\]\(|https:\/\/|^\/close|<img/m);
  });

  test('after a lost answer it is found by its action, and nobody else’s is taken for it', async () => {
    const { tools, github, ours } = await openGithub();
    expect(await tools.comment.lookUp(comment, writeCall('act_1'))).toBe('absent');
    github.plan({ method: 'POST', fault: { kind: 'cut' } });
    const failure = await failureOf(tools.comment.execute(comment, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'no_answer', certainty: 'unknown' });
    expect(await ours()).toHaveLength(1);
    expect(await tools.comment.lookUp(comment, writeCall('act_1'))).toMatchObject({
      note: expect.any(String),
    });
    expect(await tools.comment.lookUp(comment, writeCall('act_2'))).toBe('absent');
  });

  test('a mark in the middle of somebody’s text is no proof', async () => {
    const { tools, somebody } = await openGithub();
    const body = '<!-- leenops:action=act_1 --> I wrote this.';
    await somebody('mika-r', 'POST', '/issues/42/comments', { body });
    expect(await tools.comment.lookUp(comment, writeCall('act_1'))).toBe('absent');
  });

  test.each<[string, Fault, string, string]>([
    ['429', { kind: 'status', status: 429, retryAfter: 1 }, 'rate_limit', 'not_applied'],
    ['a secondary rate limit', { kind: 'status', status: 403 }, 'rate_limit', 'not_applied'],
    ['502', { kind: 'status', status: 502 }, 'server_error', 'unknown'],
    ['no answer', { kind: 'silent' }, 'no_answer', 'unknown'],
  ])('%s is asked once and told with its certainty', async (_what, fault, code, certainty) => {
    const { tools, github, ours, writesAsked } = await openGithub({ timeoutMs: 1_500 });
    github.plan({ method: 'POST', fault });
    expect(await failureOf(tools.comment.execute(comment, writeCall('act_1')))).toMatchObject({
      code,
      certainty,
    });
    expect(writesAsked()).toHaveLength(1);
    expect(await ours()).toEqual([]);
  });

  test.each(['comment', 'assign'] as const)(
    'an answer that breaks off leaves it open whether %s happened',
    async (name) => {
      const github = await listening((_, response) => {
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"id": 7, "assig');
      });
      const { tools } = githubConnector({ token: 'ghp_1', repositories: ['acme/shop'], apiUrl: github.url });
      const args = { comment, assign: { issue, assignee: 'grace-l' } }[name];
      const failure = await failureOf(tools[name].execute(args, writeCall('act_1')));
      expect(failure).toMatchObject({ code: 'no_answer', certainty: 'unknown' });
      expect(github.requests).toHaveLength(1);
    },
  );

  test('a token that may only read, and an archived repository, are refusals with a remedy', async () => {
    const reader = await openGithub({ token: githubKeys.readOnlyToken });
    const failure = await failureOf(reader.tools.comment.execute(comment, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'forbidden', certainty: 'not_applied' });
    expect(failure.message).toContain('Give it issues read and write');

    const archived = await openGithub();
    await archived.somebody('acme-admin', 'PATCH', '', { archived: true });
    expect(await failureOf(archived.tools.comment.execute(comment, writeCall('act_1')))).toMatchObject({
      code: 'forbidden',
      certainty: 'not_applied',
    });
  });

  test('when nobody listens at the address, certainly nothing happened', async () => {
    const { tools, github } = await openGithub();
    await github.close();
    const failure = await failureOf(tools.comment.execute(comment, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'no_connection', certainty: 'not_applied' });
  });

  test('its approval rests on the state, the text and the discussion, and none of them shows what people wrote', async () => {
    const { tools, somebody } = await openGithub();
    const before = await tools.comment.preconditions(comment, readCall());
    expect(Object.keys(before)).toEqual(['Issue', 'Title and text', 'Comments']);
    expect(before['Issue']).toBe('open');
    expect(JSON.stringify(before)).not.toContain('voucher');

    await somebody('mika-r', 'POST', '/issues/42/comments', { body: 'It is gone with release 3.9.' });
    const discussed = await tools.comment.preconditions(comment, readCall());
    expect(discussed['Comments']).toMatch(/^5, /);
    expect(discussed['Title and text']).toBe(before['Title and text']);
    await somebody('noor-h', 'PATCH', '/issues/42', { body: 'Never mind.', state: 'closed' });
    const closed = await tools.comment.preconditions(comment, readCall());
    expect(closed['Issue']).toBe('closed (completed)');
    expect(closed['Title and text']).not.toBe(before['Title and text']);
  });
});

describe('github_labels', () => {
  test('labels are added to those that are there, and added again they change nothing', async () => {
    const { tools, issue42, somebody } = await openGithub();
    await somebody('grace-l', 'POST', '/issues/42/labels', { labels: ['question'] });
    const args = { issue, labels: ['bug'] };
    expect(await tools.labels.preconditions(args, readCall())).toEqual({ Issue: 'open', Labels: 'question' });
    expect(await tools.labels.lookUp(args, writeCall('act_1'))).toBe('absent');
    await tools.labels.execute(args, writeCall('act_1'));
    await tools.labels.execute(args, writeCall('act_1'));
    expect((await issue42()).labels.map(({ name }) => name)).toEqual(['question', 'bug']);
    expect(await tools.labels.lookUp(args, writeCall('act_1'))).toMatchObject({
      note: `${issue} has the label bug.`,
    });
  });

  test('a label that the repository does not have is not made', async () => {
    const { tools, labelNames, writesAsked } = await openGithub();
    const before = await labelNames();
    const failure = await failureOf(
      tools.labels.execute({ issue, labels: ['bug', 'ship-it'] }, writeCall('act_1')),
    );
    expect(failure).toMatchObject({ code: 'no_such_label', certainty: 'not_applied' });
    expect(writesAsked()).toEqual([]);
    expect(await labelNames()).toEqual(before);
  });
});

describe('github_assign', () => {
  test('a maintainer is assigned, and found by a look-up', async () => {
    const { tools, issue42 } = await openGithub();
    const args = { issue, assignee: 'grace-l' };
    expect(await tools.assign.preconditions(args, readCall())).toEqual({ Issue: 'open', Assignees: 'none' });
    expect(await tools.assign.lookUp(args, writeCall('act_1'))).toBe('absent');
    await tools.assign.execute(args, writeCall('act_1'));
    expect((await issue42()).assignees.map(({ login }) => login)).toEqual(['grace-l']);
    expect(await tools.assign.lookUp(args, writeCall('act_1'))).not.toBe('absent');
  });

  test('whom GitHub leaves out without a word is told as a refusal', async () => {
    const { tools, issue42 } = await openGithub();
    const failure = await failureOf(
      tools.assign.execute({ issue, assignee: 'promo-helper' }, writeCall('act_1')),
    );
    expect(failure).toMatchObject({ code: 'not_assignable', certainty: 'not_applied' });
    expect((await issue42()).assignees).toEqual([]);
  });
});
