import type { Effect, Withheld } from '../domain/tool-grant.ts';

/** Whether a tool may be used, as an admin reads it. */
export const withheldWords = {
  not_granted: 'waits for an admin’s grant',
  revoked: 'revoked',
  changed: 'disabled: its definition changed',
  gone: 'disabled: its server no longer lists it',
  not_in_run: 'not among the tools that the run began with',
} as const satisfies Record<Withheld, string>;

export const effectWords = {
  read: 'read: runs without asking',
  write: 'write: only proposed, and decided by the workflow’s rules',
} as const satisfies Record<Effect, string>;
