import { createInterface } from 'node:readline/promises';

/** Where a command speaks and listens. */
export type Terminal = {
  say(line: string): void;
  complain(line: string): void;
  /** Asks whoever sits there; undefined when nobody does. */
  ask(question: string): Promise<string | undefined>;
};

export const processTerminal: Terminal = {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  async ask(question) {
    if (!process.stdin.isTTY) return undefined;
    const prompt = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return await prompt.question(question);
    } finally {
      prompt.close();
    }
  },
};
