import { parseArgs } from 'node:util';
import { clean } from '../../../lib/readable.ts';
import { shownReview } from '../answers.ts';
import type { ShownReview } from '../answers.ts';
import type { Api } from '../api.ts';
import { jsonOption, onlyWord, sayJson } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { caseLines } from '../review-lines.ts';

export const review: OpsCommand = {
  usage: 'review <review>',
  does: 'one review with its whole case',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: jsonOption },
      allowPositionals: true,
    });
    const answer = await api.get(reviewPath(onlyWord(positionals, 'a review’s id')));
    if (values.json) return sayJson(terminal, answer);
    for (const line of caseLines(shownReview.parse(answer).review)) terminal.say(clean(line));
    return 0;
  },
};

export async function fetchReview(api: Api, id: string): Promise<ShownReview> {
  return shownReview.parse(await api.get(reviewPath(id))).review;
}

export function reviewPath(id: string): string {
  return `/reviews/${encodeURIComponent(id)}`;
}
