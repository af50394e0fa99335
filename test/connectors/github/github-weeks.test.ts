import { expect, test } from 'vitest';
import { githubConnector } from '../../../src/connectors/github/github-connector.ts';
import { lastFullWeek, weekBefore } from '../../../src/domain/week.ts';
import { failureOf } from '../failure-of.ts';
import { listening } from '../listening.ts';
import { openGithub, readCall } from './open-github.ts';

const week = () => lastFullWeek(new Date(), 'UTC');

test('the merged work of a week is counted over all repositories, oldest first, and beside the week before', async () => {
  const { tools, github } = await openGithub();
  const { data, record } = await tools.merged.read({ week: week() }, readCall());
  expect(data).toMatchObject({
    merged: 5,
    merged_week_before: 3,
    repositories: [
      { repository: 'acme/shop', merged: 4 },
      { repository: 'acme/website', merged: 1 },
    ],
    pulls_are_cut: false,
  });
  const { pulls } = data as { pulls: { title: string; merged_at: string }[] };
  expect(pulls.map(({ title }) => title)).toEqual([
    'Show delivery dates in the basket',
    'Keep the basket over a sign-in',
    'New photographs of the showroom',
    'Faster search for lamps',
    'Remember the delivery address',
  ]);
  expect(record.url).toContain(`${github.url}/search?q=is%3Apr+is%3Amerged`);
  const { data: before } = await tools.merged.read({ week: weekBefore(week()) }, readCall());
  expect(before).toMatchObject({ merged: 3, merged_week_before: 1 });
});

test('issues are counted without the pull requests that GitHub lists among them', async () => {
  const { tools, somebody } = await openGithub();
  const { data } = await tools.openIssues.read({ week: week() }, readCall());
  expect(data).toMatchObject({
    open_now: 10,
    opened: 2,
    closed: 0,
    repositories: [
      { repository: 'acme/shop', open_now: 9 },
      { repository: 'acme/website', open_now: 1 },
    ],
    newest: [{ title: 'Receipt shows the wrong time zone' }, { title: 'Add a gift message to an order' }],
  });
  await somebody('grace-l', 'PATCH', '/issues/37', { state: 'closed' });
  const { data: then } = await tools.openIssues.read({ week: week() }, readCall());
  expect(then).toMatchObject({ open_now: 9 });
});

const pull = (number: number, updated_at: string) => ({
  number,
  title: `Pull ${number}`,
  user: { login: 'grace-l' },
  updated_at,
  merged_at: updated_at,
});

/** A GitHub whose pages never end. */
const endless = (pageOf: (page: number) => unknown[]) =>
  listening((request, response) => {
    const page = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('page') ?? 1);
    response.setHeader('content-type', 'application/json');
    response.setHeader(
      'link',
      `<http://${request.headers.host}/repos/acme/shop/pulls?page=${page + 1}>; rel="next"`,
    );
    response.end(JSON.stringify(pageOf(page)));
  });
const over = (url: string) => githubConnector({ token: 'ghp_1', repositories: ['acme/shop'], apiUrl: url });

test('looking back ends at the first pull request that is older, however many pages there are', async () => {
  const days = ['2026-11-18T10:00:00Z', '2026-11-10T10:00:00Z', '2026-11-01T10:00:00Z'];
  const { url, requests } = await endless((page) => [
    pull(9 - page, days[page - 1] ?? '2026-01-01T00:00:00Z'),
  ]);
  const { data } = await over(url).tools.merged.read({ week: '2026-W47' }, readCall());
  expect(data).toMatchObject({ merged: 1, merged_week_before: 1 });
  expect(requests).toHaveLength(3);
});

test('a repository with too many is not counted by halves', async () => {
  const { url } = await endless((page) =>
    Array.from({ length: 100 }, (_, index) => pull(page * 100 + index, '2026-11-18T10:00:00Z')),
  );
  const failure = await failureOf(over(url).tools.merged.read({ week: '2026-W47' }, readCall()));
  expect(failure).toMatchObject({ code: 'too_many_records', certainty: 'not_applied' });
});

test('a week that the calendar does not have is refused before anything is asked', async () => {
  const { url, requests } = await endless(() => []);
  await expect(over(url).tools.merged.read({ week: '2025-W53' }, readCall())).rejects.toThrow('no such week');
  expect(requests).toEqual([]);
});
