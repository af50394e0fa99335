import { oneLine, width } from '../../text.ts';

const schemes = new Set(['http:', 'https:', 'mailto:']);
/** Half of what Slack takes as a text: in mrkdwn the address counts with the words around it. */
const longest = 1_500;
const looksLikeAddress = /:\/\/|www\.|[\p{L}\p{N}-]+\.\p{L}{2,}/iu;

/** The address if people may follow it from here, in the spelling that gives a look-alike host away. */
export function followable(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href, username, password } = new URL(url);
  const honest = username === '' && password === '';
  return schemes.has(protocol) && honest && width(href) <= longest ? href : null;
}

/** The label, with the host behind it when the label itself reads like another address. */
export function honestLabel(label: string, href: string): string {
  const shown = oneLine(label) || href;
  const { host, pathname } = new URL(href);
  const target = host || pathname;
  return !looksLikeAddress.test(shown) || shown.includes(target) ? shown : `${shown} (${target})`;
}
