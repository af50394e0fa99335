import { parseArgs } from 'node:util';
import { decide } from '../decide.ts';
import { jsonOption, needed, onlyWord, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { fetchReview } from './review.ts';

export const respond: OpsCommand = {
  usage: 'respond <review> --note <text> [--digest <digest>]',
  does: 'answer the agent’s question instead of deciding; it goes on with the answer',

  async run({ api, terminal, args }) {
    const options = { note: textOption, digest: textOption, json: jsonOption } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const id = onlyWord(positionals, 'a review’s id');
    const { digest, json } = values;
    const decision = { kind: 'respond' as const, note: needed(values.note, '--note') };
    const review = await fetchReview(api, id);
    return decide({ api, terminal }, review, digest ?? review.proposal.digest, decision, json);
  },
};
