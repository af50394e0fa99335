import { mentionsIn } from '../../../src/sandbox/slack/workspace/mentions-in.ts';

type Node = Record<string, unknown>;
type Shown = { text: string; blocks: unknown };

/** Whom the product calls by itself, and where its own links lead. */
export type Known = { people: readonly string[]; hosts: readonly string[] };

/** What the product writes in mrkdwn itself; any other sign of markup is somebody else's. */
const own =
  /<(?:@[UW][A-Z0-9]+|#C0[A-Z]+(?:\|[^<>]*)?|!date\^\d+\^[^|<>^]*\|[^<>]*|(?:https?:\/\/|mailto:)[^|<>]+\|[^<>]*)>/g;
const unseen = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/** Everything in what Slack is given that calls somebody, leads somewhere or hides something, and is not the product's own. */
export function troubleIn(given: unknown, known: Known): string[] {
  const { text, blocks } = shownIn(given);
  const { users, groups, everybody } = mentionsIn({ text, blocks: blocks as never });
  return [
    ...users.filter((user) => !known.people.includes(user)).map((user) => `calls ${user}`),
    ...groups.map((group) => `calls the group ${group}`),
    ...(everybody ? ['calls everybody'] : []),
    ...troubleInMrkdwn(text, known),
    ...nodesIn(blocks).flatMap((node) => troubleInNode(node, known)),
  ];
}

/** A message, or a view: blocks come as JSON over some of Slack's methods. */
function shownIn(given: unknown): Shown {
  const { text = '', blocks, view } = read(given) as Node;
  return view === undefined
    ? { text: String(text), blocks: read(blocks) ?? [] }
    : { text: '', blocks: [read(view)] };
}

function troubleInNode(node: Node, known: Known): string[] {
  const { type, text, url, verbatim, emoji } = node;
  const leads = typeof url === 'string' && !['image'].includes(String(type)) ? [url] : [];
  return [
    ...(type === 'mrkdwn' ? troubleInMrkdwn(String(text), known) : []),
    ...(type === 'mrkdwn' && verbatim !== true
      ? [`mrkdwn that Slack may add links to: ${String(text)}`]
      : []),
    ...(type === 'plain_text' && emoji !== false ? [`plain text with emoji: ${String(text)}`] : []),
    ...(type === 'image' || 'image_url' in node ? [`an image: ${JSON.stringify(node)}`] : []),
    ...leads.filter((place) => !leadsToKnown(place, known)).map((place) => `leads to ${place}`),
    ...(typeof text === 'string' && unseen.test(text) ? [`hides something: ${JSON.stringify(text)}`] : []),
  ];
}

function troubleInMrkdwn(text: string, known: Known): string[] {
  const links = [...text.matchAll(/<(https?:\/\/[^|<>]+)/g)].map(([, place = '']) => place);
  return [
    ...links.filter((place) => !leadsToKnown(place, known)).map((place) => `leads to ${place}`),
    ...(/[<>]/.test(text.replaceAll(own, '')) ? [`markup that is not ours: ${text}`] : []),
    ...(/@(?:channel|here|everyone)\b/i.test(text) ? [`calls by name: ${text}`] : []),
  ];
}

function leadsToKnown(place: string, { hosts }: Known): boolean {
  return URL.canParse(place) && hosts.includes(new URL(place).host);
}

/** The addresses in an answer of the API that lead anywhere else. */
export function strangeAddresses(answer: unknown, known: Known): string[] {
  return nodesIn(answer).flatMap((node) =>
    Object.entries(node).flatMap(([name, value]) =>
      /(?:^|_)url$/.test(name) && typeof value === 'string' && !leadsToKnown(value, known) ? [value] : [],
    ),
  );
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesIn)];
}

function read(value: unknown): unknown {
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}
