import type { Terminal } from '../terminal.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** Whether somebody at the terminal typed the word. Throws WrongUsage when nobody is there to. */
export async function isAgreed(terminal: Terminal, word: string, what: string): Promise<boolean> {
  const answer = await terminal.ask(`Type “${word}” ${what}: `);
  if (answer === undefined)
    throw new WrongUsage('Nobody is there to confirm: add --yes when no terminal is attached.');
  return answer.trim() === word;
}
