import { expect, test } from 'vitest';
import { issueArrivals } from '../../../src/connectors/github/arrivals.ts';
import { withMark } from '../../../src/connectors/github/text/comment-mark.ts';

const noor = { login: 'noor-h', type: 'User' };
const bot = { login: 'renovate[bot]', type: 'Bot' };
const issue = { number: 42, state: 'open', updated_at: '2026-11-23T12:00:00Z', title: 'Twice', labels: [] };
const arrival = { intake: { repository: 'acme/shop', number: '42' }, change: '2026-11-23T12:00:00Z' };
const payload = { issue, repository: { full_name: 'Acme/Shop', private: true }, sender: noor };

const told = (event: string, more: object = {}) =>
  issueArrivals(
    { event, payload: { ...payload, ...more } },
    { repositories: ['acme/shop'], label: 'summarize' },
  );

test('an issue that is opened, or opened again, is looked at; one that is closed or assigned is not', () => {
  expect(told('issues.opened')).toEqual([arrival]);
  expect(told('issues.reopened')).toEqual([arrival]);
  for (const event of ['issues.closed', 'issues.assigned', 'issues.edited', 'push', 'ping'])
    expect(told(event)).toEqual([]);
});

test('a pull request is no issue, and another repository is nobody’s business', () => {
  expect(told('issues.opened', { issue: { ...issue, pull_request: { url: 'x' } } })).toEqual([]);
  expect(told('issues.opened', { repository: { full_name: 'acme/secret' } })).toEqual([]);
});

test('a comment is looked at, but not ours, a bot’s, a changed one, or one on what is closed', () => {
  const said = (body: string, user: object | null = noor) => ({ comment: { id: 1, body, user } });
  expect(told('issue_comment.created', said('Same here.'))).toEqual([arrival]);
  expect(told('issue_comment.created', said('Same here.', null))).toEqual([arrival]);
  expect(told('issue_comment.created', said(withMark('Where this stands', 'act_1')))).toEqual([]);
  expect(told('issue_comment.created', said('Same here.', bot))).toEqual([]);
  expect(told('issue_comment.edited', said('Same here.'))).toEqual([]);
  expect(told('issue_comment.created', { ...said('Thanks!'), issue: { ...issue, state: 'closed' } })).toEqual(
    [],
  );
});

test('one label asks for it; the labels that we put on it do not, and bots ask for nothing', () => {
  const labeled = (name: string, sender: object = noor) => ({ label: { name }, sender });
  expect(told('issues.labeled', labeled('Summarize'))).toEqual([arrival]);
  expect(told('issues.labeled', labeled('bug'))).toEqual([]);
  expect(told('issues.labeled', labeled('summarize', bot))).toEqual([]);
});

test('an event without what it must have is no guess of ours', () => {
  expect(() => told('issues.opened', { issue: { number: 42 } })).toThrow();
  expect(() => told('issue_comment.created')).toThrow();
});
