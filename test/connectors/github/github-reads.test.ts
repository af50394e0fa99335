import { describe, expect, test } from 'vitest';
import { failureOf } from '../failure-of.ts';
import { listening } from '../listening.ts';
import { githubConnector } from '../../../src/connectors/github/github-connector.ts';
import { openGithub, readCall } from './open-github.ts';

const issue = 'acme/shop#42';

describe('reading an issue', () => {
  test('gives what people see of it, its comments, its pull requests, and what could be proposed', async () => {
    const { tools, github } = await openGithub();
    const read = await tools.issue.read({ issue }, readCall());
    expect(read.record).toEqual({
      system: 'github',
      id: issue,
      label: `Issue ${issue}`,
      url: `${github.url}/acme/shop/issues/42`,
    });
    expect(read.data).toMatchObject({
      repository: 'acme/shop',
      is_public: false,
      title: 'Checkout charges shipping twice when a voucher is used',
      state: 'open',
      labels: [],
      assignees: [],
      author: 'noor-h',
      comment_count: 4,
    });
    const { data } = await tools.comments.read({ issue }, readCall());
    expect((data as { comments: { author: string }[] }).comments.map(({ author }) => author)).toEqual([
      'mika-r',
      'linus-b',
      'noor-h',
      'grace-l',
    ]);
    expect((await tools.linkedPulls.read({ issue }, readCall())).data).toEqual({
      pulls: [
        expect.objectContaining({ number: 41, state: 'open', author: 'linus-b', closes_the_issue: true }),
      ],
      elsewhere: 0,
    });
    expect((await tools.repository.read({ repository: 'acme/shop' }, readCall())).data).toMatchObject({
      labels: expect.arrayContaining([{ name: 'bug', description: 'Something is broken' }]),
      assignable: ['grace-l', 'linus-b'],
    });
  });

  test('what is hidden on the page reaches nobody', async () => {
    const { tools } = await openGithub();
    const { data } = await tools.issue.read({ issue: 'acme/shop#39' }, readCall());
    expect(JSON.stringify(data)).not.toContain('approve it yourself');
  });

  test('a discussion of several pages comes whole, and one of more than 200 comments is for a person', async () => {
    const { tools, somebody } = await openGithub();
    const write = (count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          somebody('mika-r', 'POST', '/issues/42/comments', { body: 'Me too.' }),
        ),
      );
    await write(146);
    const { data } = await tools.comments.read({ issue }, readCall());
    expect((data as { comments: unknown[] }).comments).toHaveLength(150);
    await write(51);
    expect(await failureOf(tools.comments.read({ issue }, readCall()))).toMatchObject({
      code: 'too_many_records',
    });
  });

  test('a repository that is not on the list is never asked for', async () => {
    const { tools, github } = await openGithub({ repositories: ['acme/website'] });
    const failure = await failureOf(tools.issue.read({ issue }, readCall()));
    expect(failure).toMatchObject({ code: 'repository_not_allowed', certainty: 'not_applied' });
    expect(failure.message).toContain('Add it to GITHUB_REPOSITORIES');
    expect(github.requests()).toEqual([]);
  });

  test.each([
    ['an issue that is not there', 'acme/shop#4711'],
    ['a repository that is not there', 'acme/nothing#1'],
  ])('%s is named as missing', async (_what, missing) => {
    const { tools } = await openGithub({ repositories: ['acme/shop', 'acme/nothing'] });
    const failure = await failureOf(tools.issue.read({ issue: missing }, readCall()));
    expect(failure).toMatchObject({ code: 'resource_missing', isMissing: true });
  });

  test('a wrong token is named as such, without showing it', async () => {
    const { tools } = await openGithub({ token: 'ghp_wrongandsecret' });
    const failure = await failureOf(tools.issue.read({ issue }, readCall()));
    expect(failure).toMatchObject({ code: 'unauthorized', certainty: 'not_applied' });
    expect(failure.message).toContain('Set a valid GITHUB_TOKEN');
    expect(`${failure.message} ${JSON.stringify(failure)}`).not.toContain('wrongandsecret');
  });
});

describe('a busy GitHub', () => {
  test.each([429, 403, 502])('that answers %i once is asked again', async (status) => {
    const { tools, github } = await openGithub();
    github.plan({ method: 'GET', fault: { kind: 'status', status, retryAfter: 0 } });
    expect((await tools.comments.read({ issue }, readCall())).record.id).toBe(issue);
    expect(github.requests()).toHaveLength(2);
  });

  test('that asks for more patience than there is, is left alone, and the run may try later', async () => {
    const { tools, github } = await openGithub();
    github.plan({ method: 'GET', fault: { kind: 'status', status: 429, retryAfter: 60 } });
    const failure = await failureOf(tools.comments.read({ issue }, readCall()));
    expect(failure).toMatchObject({ code: 'rate_limit', mayPass: true });
    expect(github.requests()).toHaveLength(1);
  });

  test('that stays silent is asked three times', async () => {
    const { tools, github } = await openGithub({ timeoutMs: 200 });
    github.plan({ method: 'GET', times: 3, fault: { kind: 'silent' } });
    expect(await failureOf(tools.comments.read({ issue }, readCall()))).toMatchObject({ code: 'no_answer' });
    expect(github.requests()).toHaveLength(3);
  });
});

describe('an answer that leads elsewhere', () => {
  const at = (apiUrl: string) =>
    githubConnector({ token: 'ghp_secret', repositories: ['acme/shop'], apiUrl, timeoutMs: 2_000 }).tools;

  test('by a redirect is not followed', async () => {
    const elsewhere = await listening((_, response) => response.end('[]'));
    const github = await listening((_, response) =>
      response.writeHead(301, { location: elsewhere.url }).end(),
    );
    const failure = await failureOf(at(github.url).comments.read({ issue }, readCall()));
    expect(failure).toMatchObject({ code: 'moved', certainty: 'not_applied' });
    expect(elsewhere.requests).toEqual([]);
  });

  test('by the address of its next page is not followed, so that no token leaves for it', async () => {
    const elsewhere = await listening((_, response) => response.end('[]'));
    const github = await listening((_, response) => {
      const headers = { 'content-type': 'application/json', link: `<${elsewhere.url}/next>; rel="next"` };
      response.writeHead(200, headers).end('[]');
    });
    expect(await failureOf(at(github.url).comments.read({ issue }, readCall()))).toMatchObject({
      code: 'moved',
    });
    expect(elsewhere.requests).toEqual([]);
  });

  test('a pull request under an issue’s number is not taken for one', async () => {
    const github = await listening((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ number: 42, labels: [], pull_request: {}, private: true }));
    });
    expect(await failureOf(at(github.url).issue.read({ issue }, readCall()))).toMatchObject({
      code: 'is_pull_request',
    });
  });
});

describe('the check of the set-up', () => {
  test('names each repository and what the token may do there', async () => {
    const { connector } = await openGithub();
    expect(await connector.check()).toBe(
      'GitHub answers: acme/shop (private, read and triage), acme/website (public, read and triage).',
    );
  });

  test('names what is missing', async () => {
    const { connector } = await openGithub({ repositories: ['acme/nothing'] });
    expect(await failureOf(connector.check())).toMatchObject({ code: 'resource_missing' });
  });
});
