import type { Json, JsonObject } from '../lib/json.ts';

/**
 * What the texts of an action would do to whoever reads them in another system. Judged here for the arguments of every
 * write tool alike, whatever the tool itself takes out of effect: by the rules that hold in every workflow.
 */
export type Outgoing = {
  /** Hosts to which a link leads. */
  hosts: string[];
  /** Links that lead elsewhere than they look, or into a program. */
  disguised: string[];
  /** Something is fetched from elsewhere as soon as the text is shown: whoever owns that place learns what its address says. */
  fetches: number;
  /** Parts that a reader does not see, or sees in another order. */
  hidden: number;
  /** Names that call everybody in a channel, and mentions in Slack's own form. */
  calls: string[];
};

const link =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>()[\]"'`]+|(?<![:\w])\/\/[\w-]+\.[^\s<>()[\]"'`]+|\bwww\.[^\s<>()[\]"'`]+/gi;
/** `evil.example/login`: most programs make a link of it. */
const bareLink = /(?<![\w./@-])(?:[a-z0-9-]+\.)+[a-z]{2,24}\/[^\s<>()[\]"'`]*/gi;
const program = /\b(?:javascript|vbscript|data|file):[^\s]+/gi;
const labelled = /\[([^\]\n]{1,300})\]\(\s*<?([^\s)>]+)/g;
const image = /!\[[^\]]*\]\s*[([]|<\s*(?:img|iframe|object|embed|video|audio|link|script|svg|source)\b/gi;
/** Direction overrides, tags, and signs of no width that no script needs. Joiners and direction marks stay: some scripts do. */
const invisible = /[\u200B\u2060-\u2064\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
const htmlComment = /<!--/g;
const call =
  /<!(?:channel|here|everyone|subteam)[^>]*>|<@[UW][A-Z0-9]+[^>]*>|(?<![\w.])@(?:channel|here|everyone)\b/gi;

export function outgoingIn(texts: readonly string[]): Outgoing {
  const all = texts.map((text) => text.normalize('NFC'));
  const matches = (shape: RegExp) => all.flatMap((text) => text.match(shape) ?? []);
  const links = [...matches(link), ...matches(bareLink)];
  const read = links.map(placeOf);
  const misnamed = all.flatMap((text) =>
    [...text.matchAll(labelled)].filter(isMisnamed).map(([, , url = '']) => url),
  );
  return {
    hosts: unique(read.flatMap(({ host }) => host ?? [])),
    disguised: unique([
      ...links.filter((_, index) => read[index]?.isDisguised),
      ...matches(program),
      ...misnamed,
    ]),
    fetches: matches(image).length,
    hidden: matches(invisible).length + matches(htmlComment).length,
    calls: unique(matches(call)),
  };
}

/** The texts of an action that are its author's: what a tool is bound to names the run's own things. */
export function writtenTexts(args: JsonObject, bindings: Readonly<Record<string, string>>): string[] {
  return Object.entries(args).flatMap(([name, value]) => (name in bindings ? [] : textsIn(value)));
}

/** The hosts that no entry of the list takes in: an entry stands for itself and all of its own. */
export function hostsOff(list: readonly string[], hosts: readonly string[]): string[] {
  return hosts.filter((host) => !list.some((own) => host === own || host.endsWith(`.${own}`)));
}

type Place = { host: string | null; isDisguised: boolean };

/** Read as a browser would: what stands before an `@`, and letters that look like others, are not where it leads. */
function placeOf(found: string): Place {
  const address = found.startsWith('//')
    ? `https:${found}`
    : /^[a-z][a-z0-9+.-]*:/i.test(found)
      ? found
      : `https://${found}`;
  if (!URL.canParse(address)) return { host: null, isDisguised: true };
  const { hostname, username, password, protocol } = new URL(address);
  if (!['http:', 'https:'].includes(protocol))
    return { host: hostname || null, isDisguised: protocol !== 'ftp:' };
  return { host: hostname, isDisguised: username !== '' || password !== '' || /(?:^|\.)xn--/.test(hostname) };
}

/** `[bank.example](https://evil.example)`: the name of one host over the address of another. */
function isMisnamed([, label = '', url = '']: RegExpMatchArray): boolean {
  const named = /(?:^|[\s/])((?:[a-z0-9-]+\.)+[a-z]{2,24})(?=$|[\s/:?#])/i.exec(label)?.[1]?.toLowerCase();
  const { host } = placeOf(url);
  return named !== undefined && host !== null && host !== named && !host.endsWith(`.${named}`);
}

function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
