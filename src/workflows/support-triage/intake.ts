import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';

export const intake = z.object({
  ticket: z
    .string()
    .trim()
    .transform((text) => text.replace(/^#/, ''))
    .pipe(z.string().regex(/^[1-9]\d{0,17}$/, 'Type the number of a Zendesk ticket, for example 1042.'))
    .register(fieldLook, { title: 'Zendesk ticket', hint: 'Its number, for example 1042.' }),
});

const address = /https?:\/\/[^\s<>|]+\/tickets\/\d+\S*/g;
const named = /\b(?:ticket|zendesk|case)s?[\s:]+(?:no\.?\s*|number\s+|nr\.?\s*)?#?(\d{1,18})\b/gi;
const hashed = /(?<![\w/#.-])(?<!\b(?:issue|pr|pull request|order|invoice|bill)s?\s)#(\d{1,18})\b/gi;

/** The one ticket that a message names: by its address in our Zendesk, as `ticket 1042`, or as `#1042`. Several are none. */
export const fromMessage =
  (accounts: readonly string[]) =>
  (text: string): Record<string, string> | undefined => {
    const linked = [...text.matchAll(address)].flatMap(([url]) => ticketAt(url, accounts) ?? []);
    const withoutLinks = text.replaceAll(/https?:\/\/\S+/g, ' ');
    const numbers = [...withoutLinks.matchAll(named), ...withoutLinks.matchAll(hashed)].map(
      ([, number = '']) => number,
    );
    const [ticket, ...others] = new Set([...linked, ...numbers]);
    return ticket !== undefined && others.length === 0 ? { ticket } : undefined;
  };

/** The same number in somebody else's Zendesk is another ticket. */
function ticketAt(url: string, accounts: readonly string[]): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  const isOurs = accounts.some((account) => new URL(account).host === host);
  return isOurs ? /\/tickets\/(\d+)/.exec(pathname)?.[1] : undefined;
}
