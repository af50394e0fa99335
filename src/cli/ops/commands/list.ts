import { parseArgs } from 'node:util';
import type { z } from 'zod';
import type { Terminal } from '../../terminal.ts';
import { runList, runLine } from '../answers.ts';
import { jsonOption, noWords, sayJson, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { moment, tableLines } from '../table.ts';

export const list: OpsCommand = {
  usage:
    'list [--workflow <id>] [--status <status>] [--requester <person>] [--limit <n>] [--cursor <cursor>]',
  does: 'the newest runs that you may see',

  async run({ api, terminal, args }) {
    const options = {
      workflow: textOption,
      status: textOption,
      requester: textOption,
      limit: textOption,
      cursor: textOption,
      json: jsonOption,
    };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    noWords(positionals);
    const { json, ...query } = values;
    const answer = await api.get('/runs', query);
    if (json) return sayJson(terminal, answer);
    const { runs, next_cursor: next } = runList.parse(answer);
    sayRuns(terminal, runs);
    if (next) terminal.say(`There are more: --cursor ${next}`);
    return 0;
  },
};

export function sayRuns(terminal: Terminal, runs: readonly z.infer<typeof runLine>[]): void {
  if (runs.length === 0) return terminal.say('There is no such run that you may see.');
  const rows = runs.map((run) => [
    run.id,
    run.status,
    run.subject,
    run.workflow,
    run.requester ?? '',
    run.waiting_for ?? '',
    moment(run.received_at),
  ]);
  for (const line of tableLines(
    ['RUN', 'STATUS', 'ABOUT', 'WORKFLOW', 'ASKED BY', 'WAITS FOR', 'SINCE'],
    rows,
  ))
    terminal.say(line);
}
