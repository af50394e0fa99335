import type { ExitCode } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { WrongUsage } from '../wrong-usage.ts';
import type { Api } from './api.ts';

/** What one command of ops works with: its arguments come without its own name. */
export type Ops = { api: Api; terminal: Terminal; args: string[] };

export type OpsCommand = {
  /** What follows `npm run ops -- `. */
  usage: string;
  does: string;
  run(ops: Ops): Promise<ExitCode>;
};

export const jsonOption = { type: 'boolean', default: false } as const;
export const textOption = { type: 'string' } as const;

/** The one word that the command is about. Throws WrongUsage when there is none, or more. */
export function onlyWord(words: readonly string[], what: string): string {
  const [word, ...rest] = words;
  if (word === undefined) throw new WrongUsage(`Say which: ${what}.`);
  if (rest.length > 0) throw new WrongUsage(`“${rest.join(' ')}” is too much: give ${what}.`);
  return word;
}

export function noWords(words: readonly string[]): void {
  if (words.length > 0) throw new WrongUsage(`“${words.join(' ')}” is too much.`);
}

export function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new WrongUsage(`${option} is missing.`);
  return value;
}

/** As it came, for programs. */
export function sayJson(terminal: Terminal, answer: unknown): ExitCode {
  terminal.say(JSON.stringify(answer, null, 2));
  return 0;
}
