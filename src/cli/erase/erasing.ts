import type { Context } from '../../engine/context.ts';
import type { Terminal } from '../terminal.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** What an erasure works with. */
export type Erasing = {
  ctx: Pick<Context, 'db' | 'now' | 'log'>;
  /** For the audit log. */
  by: string;
  terminal: Terminal;
  isConfirmed: boolean;
};

/** Whether it may go on, by --yes or by what somebody at the terminal types. Throws WrongUsage when nobody is there. */
export async function isAgreed({ terminal, isConfirmed }: Erasing): Promise<boolean> {
  if (isConfirmed) return true;
  const answer = await terminal.ask('This cannot be undone. Type “erase” to go on: ');
  if (answer === undefined)
    throw new WrongUsage('Nobody is there to confirm: add --yes when no terminal is attached.');
  if (answer.trim() === 'erase') return true;
  terminal.complain('Nothing was erased.');
  return false;
}

export const backupsHoldThem =
  'Backups and PostgreSQL’s own logs of changes hold them until they are rotated.';
