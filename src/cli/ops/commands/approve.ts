import { parseArgs } from 'node:util';
import { clean } from '../../../lib/readable.ts';
import { isAgreed } from '../agreed.ts';
import { decide } from '../decide.ts';
import { jsonOption, onlyWord, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { whatWillHappen } from '../review-lines.ts';
import { fetchReview } from './review.ts';

export const approve: OpsCommand = {
  usage: 'approve <review> [--yes] [--digest <digest>]',
  does: 'show what will happen, ask, and approve exactly that',

  async run({ api, terminal, args }) {
    const options = {
      yes: { type: 'boolean', default: false },
      digest: textOption,
      json: jsonOption,
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { yes, digest, json } = values;
    const review = await fetchReview(api, onlyWord(positionals, 'a review’s id'));
    const say = json ? terminal.complain : terminal.say;
    for (const line of whatWillHappen(review)) say(clean(line));
    if (!yes && !(await isAgreed(terminal, 'approve', 'to have exactly this carried out'))) {
      terminal.complain('Nothing was approved.');
      return 1;
    }
    return decide({ api, terminal }, review, digest ?? review.proposal.digest, { kind: 'approve' }, json);
  },
};
