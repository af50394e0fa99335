import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { oneLine } from '../../../lib/readable.ts';
import type { Terminal } from '../../terminal.ts';
import { WrongUsage } from '../../wrong-usage.ts';
import { started } from '../answers.ts';
import { jsonOption, sayJson, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';

export const start: OpsCommand = {
  usage: 'start <workflow> <words …> [--key <key>]',
  does: 'start a run; the same key is the same run, however often it is sent',

  async run({ api, terminal, args }) {
    const options = { key: textOption, json: jsonOption };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [workflow, ...words] = positionals;
    if (workflow === undefined) throw new WrongUsage('Say which workflow to start, and what it needs.');
    const key = values.key ?? randomUUID();
    const answer = await orSayKey(terminal, key, () =>
      api.post('/runs', { workflow, words }, { 'idempotency-key': key }),
    );
    if (values.json) return sayJson(terminal, answer);
    sayStarted(terminal, started.parse(answer));
    return 0;
  },
};

/** Without an answer nobody knows whether the run began; with the same key it begins once. */
export async function orSayKey(
  terminal: Terminal,
  sent: string,
  work: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    terminal.complain(`To send exactly this again, add --key ${oneLine(sent)}`);
    throw error;
  }
}

export function sayStarted(terminal: Terminal, { how, run }: z.infer<typeof started>): void {
  terminal.say(`${said[how]} ${oneLine(run.subject)} (${run.id}).`);
}

const said = {
  started: 'On it:',
  repeated: 'On it:',
  joined: 'Already on it, so no second run was started:',
} as const;
