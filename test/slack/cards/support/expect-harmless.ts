import { expect } from 'vitest';
import { mentionsIn } from '../../../../src/sandbox/slack/workspace/mentions-in.ts';
import { ada, grace, linus, maya } from './times-and-people.ts';

type Node = Record<string, unknown>;

const cast = new Set([ada, grace, linus, maya]);
const ownTokens =
  /<(?:@U0[A-Z]+|#C0(?:SUPPORT|LEADS)|!date\^\d+\^[^|<>]*\|[^<>]*|(?:https?:\/\/|mailto:)[^|<>]+\|[^<>]*)>/g;
const shownFields = new Set(['text', 'title', 'label', 'fallback']);

/** Nobody is called but the cast, no link is in disguise, nothing is markup that was meant as text. */
export function expectHarmless(payload: { text?: unknown; blocks: unknown[] }): void {
  const text = typeof payload.text === 'string' ? payload.text : '';
  expectHarmlessMrkdwn(text);
  const { users, groups, everybody } = mentionsIn({ text, blocks: payload.blocks as never });
  expect({ groups, everybody }).toEqual({ groups: [], everybody: false });
  expect(users.filter((user) => !cast.has(user))).toEqual([]);
  for (const node of nodesOf(payload)) expectHarmlessNode(node);
}

function expectHarmlessNode(node: Node): void {
  if (node['type'] === 'mrkdwn') {
    expect(node['verbatim']).toBe(true);
    expectHarmlessMrkdwn(String(node['text']));
  }
  if (node['type'] === 'plain_text') expect(node['emoji']).toBe(false);
  if (typeof node['url'] === 'string') expect(node['url']).toMatch(/^(https?:\/\/(?!user:)|mailto:)/);
  if (node['type'] === 'broadcast' || node['type'] === 'usergroup') expect.fail(JSON.stringify(node));
  for (const [field, value] of Object.entries(node))
    if (shownFields.has(field) && typeof value === 'string')
      expect(value).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
}

function expectHarmlessMrkdwn(text: string): void {
  expect(text.replaceAll(ownTokens, '')).not.toMatch(/[<>]/);
  expect(text).not.toMatch(/@(channel|here|everyone)/i);
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}
