import { runCommand } from '../../../src/cli/command.ts';
import type { Command, ExitCode } from '../../../src/cli/command.ts';

export type Ran = { code: ExitCode; said: string[]; complained: string[] };

/** Runs a command as an operator would, who answers what is asked; without an answer, nobody is at the terminal. */
export async function runCli(
  command: Command,
  args: string[],
  { databaseUrl, answer }: { databaseUrl?: string; answer?: string } = {},
): Promise<Ran> {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(command, {
    args,
    env: { DATABASE_URL: databaseUrl, USER: 'olga' },
    terminal: {
      say: (line) => void said.push(line),
      complain: (line) => void complained.push(line),
      ask: async () => answer,
    },
  });
  return { code, said, complained };
}
