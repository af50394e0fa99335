import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { WrongUsage } from '../../wrong-usage.ts';
import { started } from '../answers.ts';
import { jsonOption, sayJson, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { orSayKey, sayStarted } from './start.ts';

export const rerun: OpsCommand = {
  usage: 'rerun <run> [--key <key>]',
  does: 'run it once more though nothing changed; it counts as rework',

  async run({ api, terminal, args }) {
    const options = { key: textOption, json: jsonOption };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [runId] = positionals;
    if (runId === undefined || !/^\w+$/.test(runId)) throw new WrongUsage('Say which run, by its id.');
    const key = values.key ?? randomUUID();
    const answer = await orSayKey(terminal, key, () =>
      api.post(`/runs/${runId}/rerun`, {}, { 'idempotency-key': key }),
    );
    if (values.json) return sayJson(terminal, answer);
    sayStarted(terminal, started.parse(answer));
    return 0;
  },
};
