import type { ReviewView, RunView } from '../../domain/run-view.ts';
import type { Paragraph } from '../cards/parts/rich-text.ts';
import { bold, section } from '../cards/parts/rich-text.ts';
import { editTrail } from '../cards/review/how-it-came-here.ts';
import { whatMoved } from '../cards/review/moved.ts';
import { unlimited } from '../cards/review/room.ts';
import { verdictLine } from '../cards/review/verdict.ts';

/** How the review ended while somebody had a form of it open, and what every version since then changed. */
export function meanwhile(run: RunView, seen: ReviewView): Paragraph[] {
  const since = run.proposals.filter(({ version }) => version > seen.proposal.version);
  return [
    section(bold('Meanwhile: '), ...verdictLine(run, seen)),
    ...since.flatMap((proposal) => [
      ...editTrail({ proposal }, unlimited),
      ...whatMoved(run, { proposal }, unlimited),
      ...(proposal.author.kind === 'agent'
        ? [section(bold(`The agent proposed version ${proposal.version}.`))]
        : []),
    ]),
  ];
}
