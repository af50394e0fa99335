import { parseArgs } from 'node:util';
import { decide } from '../decide.ts';
import { jsonOption, needed, onlyWord, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { fetchReview } from './review.ts';

export const escalate: OpsCommand = {
  usage: 'escalate <review> --category <code> [--note <text>] [--digest <digest>]',
  does: 'move it to the next level',

  async run({ api, terminal, args }) {
    const options = {
      category: textOption,
      note: { type: 'string', default: '' },
      digest: textOption,
      json: jsonOption,
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const id = onlyWord(positionals, 'a review’s id');
    const { note, digest, json } = values;
    const decision = { kind: 'escalate' as const, category: needed(values.category, '--category'), note };
    const review = await fetchReview(api, id);
    return decide({ api, terminal }, review, digest ?? review.proposal.digest, decision, json);
  },
};
