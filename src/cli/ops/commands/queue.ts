import { parseArgs } from 'node:util';
import { queued } from '../answers.ts';
import { jsonOption, noWords, sayJson, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { moment, tableLines } from '../table.ts';

export const queue: OpsCommand = {
  usage: 'queue [--limit <n>] [--offset <n>]',
  does: 'what waits for you, oldest first',

  async run({ api, terminal, args }) {
    const options = { limit: textOption, offset: textOption, json: jsonOption };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    noWords(positionals);
    const answer = await api.get('/reviews', { limit: values.limit, offset: values.offset });
    if (values.json) return sayJson(terminal, answer);
    const { reviews, total } = queued.parse(answer);
    if (reviews.length === 0) terminal.say('Nothing waits for you.');
    else {
      const rows = reviews.map(({ id, subject, workflow, level, due_at, says }) => [
        id,
        subject,
        workflow,
        String(level),
        moment(due_at),
        says?.join('; ') ?? 'its texts were erased',
      ]);
      for (const line of tableLines(
        ['REVIEW', 'ABOUT', 'WORKFLOW', 'LEVEL', 'DUE', 'WHAT WILL HAPPEN'],
        rows,
      ))
        terminal.say(line);
    }
    if (total > reviews.length) terminal.say(`${total} wait for you in all.`);
    return 0;
  },
};
