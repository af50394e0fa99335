import { parseArgs } from 'node:util';
import { WrongUsage } from '../../wrong-usage.ts';
import { reversed } from '../answers.ts';
import { jsonOption, needed, sayJson, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';

export const reverse: OpsCommand = {
  usage: 'reverse <run> <action …> --reason <code> [--at <time>] [--note <text>]',
  does: 'put on record that actions of a run were undone; it undoes nothing. “show --json” has their ids',

  async run({ api, terminal, args }) {
    const options = {
      reason: textOption,
      at: textOption,
      note: { type: 'string', default: '' },
      json: jsonOption,
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [runId, ...actions] = positionals;
    if (runId === undefined || !/^\w+$/.test(runId)) throw new WrongUsage('Say which run, by its id.');
    if (actions.length === 0) throw new WrongUsage('Say which of its actions, by their ids.');
    const { at, note } = values;
    const answer = await api.post(`/runs/${runId}/reversals`, {
      actions,
      reason: needed(values.reason, '--reason'),
      note,
      ...(at ? { at } : {}),
    });
    if (values.json) return sayJson(terminal, answer);
    terminal.say(
      `On record as undone: ${reversed.parse(answer).reversed.join(', ')}. Nothing was changed elsewhere.`,
    );
    return 0;
  },
};
