import { visibleText } from './visible-text.ts';

const joint = '\u200B';
const longest = 60_000;

/** What a comment reaches beyond its issue, were it posted as it stands. */
export type Reach = { mentions: string[]; links: string[] };

const mention = /@(?=[a-z0-9])/gi;
const foreignReference = /\b([\w.-]+(?:\/[\w.-]+)?)#(?=\d)/g;
const address = /\b(?:https?:\/\/|www\.)[^\s<>)\]"']+/gi;

/**
 * The text as it is posted: nobody is called, no HTML, no image, no command to a bot, and no live link but to the issue's own
 * repository. A sign without width takes the life out of each; what people read stays the same. Doing it twice changes nothing.
 */
export function harmlessText(text: string, ownUrl: string): string {
  const [, repository = ''] = /([^/]+\/[^/]+)$/.exec(ownUrl) ?? [];
  return visibleText(text, longest)
    .text.replaceAll(mention, `@${joint}`)
    .replaceAll(foreignReference, (all, name: string) =>
      isSame(name, repository) ? all : `${name}#${joint}`,
    )
    .replaceAll(/<(?=[a-z/!?])/gi, `<${joint}`)
    .replaceAll('![', `!${joint}[`)
    .replaceAll(/\]\((?:([^\s()<>]*)\))?/g, (all, target: string | undefined) =>
      target !== undefined && isOwn(target, ownUrl) ? all : all.replace('](', `]${joint}(`),
    )
    .replaceAll(/\](?=[[:])/g, `]${joint}`)
    .replaceAll(address, (url) => (isOwn(url, ownUrl) ? url : deadened(url)))
    .replaceAll(/^(\s*)\/(?=[a-z])/gim, `$1${joint}/`);
}

/** Names and addresses that the text points to outside its own repository. */
export function reachOf(text: string, ownUrl: string): Reach {
  const seen = visibleText(text, longest).text;
  const names = seen.match(/(?<![\w.])@[a-z0-9][\w/-]*/gi) ?? [];
  const addresses = (seen.match(address) ?? []).filter((url) => !isOwn(url, ownUrl));
  return { mentions: [...new Set(names)], links: [...new Set(addresses)] };
}

function isSame(name: string, repository: string): boolean {
  return name.toLowerCase() === repository.toLowerCase();
}

/** Compared as a browser would go there: `..` and an `@` in an address lead elsewhere. */
function isOwn(url: string, ownUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { href, username } = new URL(url);
  const own = ownUrl.toLowerCase();
  return username === '' && (href.toLowerCase() === own || href.toLowerCase().startsWith(`${own}/`));
}

function deadened(url: string): string {
  return url.replace('://', `:${joint}//`).replace(/^www\./i, (www) => `${www.slice(0, -1)}${joint}.`);
}
