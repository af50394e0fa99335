import { parseArgs } from 'node:util';
import { decide } from '../decide.ts';
import { jsonOption, needed, onlyWord, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { fetchReview } from './review.ts';

export const reject: OpsCommand = {
  usage: 'reject <review> --reason <code> [--note <text>] [--again] [--digest <digest>]',
  does: 'reject it; with --again the agent tries once more with what you said',

  async run({ api, terminal, args }) {
    const options = {
      reason: textOption,
      note: { type: 'string', default: '' },
      again: { type: 'boolean', default: false },
      digest: textOption,
      json: jsonOption,
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const id = onlyWord(positionals, 'a review’s id');
    const { note, again, digest, json } = values;
    const decision = { kind: 'reject' as const, reason: needed(values.reason, '--reason'), note, again };
    const review = await fetchReview(api, id);
    return decide({ api, terminal }, review, digest ?? review.proposal.digest, decision, json);
  },
};
