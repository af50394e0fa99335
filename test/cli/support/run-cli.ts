import { runCommand } from '../../../src/cli/command.ts';
import type { Command, ExitCode } from '../../../src/cli/command.ts';

export type Ran = { code: ExitCode; said: string[]; complained: string[]; poured: string };

/** Runs a command as an operator would, who answers what is asked; without an answer, nobody is at the terminal. */
export async function runCli(
  command: Command,
  args: string[],
  {
    databaseUrl,
    answer,
    env = {},
  }: { databaseUrl?: string; answer?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const said: string[] = [];
  const complained: string[] = [];
  let poured = '';
  const code = await runCommand(command, {
    args,
    env: { DATABASE_URL: databaseUrl, USER: 'olga', ...env },
    terminal: {
      say: (line) => void said.push(line),
      complain: (line) => void complained.push(line),
      pour: async (pieces) => {
        for await (const piece of pieces) poured += Buffer.from(piece).toString('utf8');
      },
      ask: async () => answer,
    },
  });
  return { code, said, complained, poured };
}
