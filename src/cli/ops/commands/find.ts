import { parseArgs } from 'node:util';
import { runList } from '../answers.ts';
import { jsonOption, onlyWord, sayJson, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { sayRuns } from './list.ts';

export const find: OpsCommand = {
  usage: 'find <ticket | customer | run> [--limit <n>]',
  does: 'runs by what they are about, newest first',

  async run({ api, terminal, args }) {
    const options = { limit: textOption, json: jsonOption };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const typed = onlyWord(positionals, 'a ticket’s number, an e-mail address or a run’s id');
    const answer = await api.get('/runs', { find: typed, limit: values.limit });
    if (values.json) return sayJson(terminal, answer);
    const { runs, total = runs.length } = runList.parse(answer);
    sayRuns(terminal, runs);
    if (total > runs.length) terminal.say(`These are the newest ${runs.length} of ${total}.`);
    return 0;
  },
};
