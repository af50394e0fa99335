import { day } from '../lib/time.ts';

/** A person's key to the HTTP API, as people see it. Its secret is seen once, when it is issued. */
export type TokenView = {
  id: string;
  label: string;
  issuedAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
};

export function viewOf({ id, label, issuedAt, expiresAt, lastUsedAt }: TokenView): TokenView {
  return { id, label, issuedAt, expiresAt, lastUsedAt };
}

export const longestLabel = 60;
export const mostTokens = 10;
/** For how many days a token may be issued. */
export const lifetimes = [7, 30, 60, 90] as const;
export const longestLifetime = 90 * day;

const shape = /^leenops_(tok_[0-9a-z]{12})_[0-9a-f]{64}$/;

export function tokenText(id: string, secret: string): string {
  return `leenops_${id}_${secret}`;
}

/** The id in a token's text; undefined when it is none of ours. */
export function tokenIdIn(text: string): string | undefined {
  return shape.exec(text)?.[1];
}

export function isLive(token: { expiresAt: Date; revokedAt: Date | null }, now: Date): boolean {
  return token.revokedAt === null && token.expiresAt > now;
}
