import { createInterface } from 'node:readline/promises';
import { pipeline } from 'node:stream/promises';

/** Where a command speaks and listens. */
export type Terminal = {
  say(line: string): void;
  complain(line: string): void;
  /** Writes a file's pieces as they come, no faster than they are taken. */
  pour(pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** Asks whoever sits there; undefined when nobody does. */
  ask(question: string): Promise<string | undefined>;
};

export const processTerminal: Terminal = {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  pour: (pieces) => pipeline(pieces, process.stdout, { end: false }),
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
