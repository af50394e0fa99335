import type { DecisionView, ReviewView, RunView } from '../../../domain/run-view.ts';
import type { ReviewResolution } from '../../../domain/review.ts';
import { sentBack } from '../../../domain/sent-back.ts';
import { clip } from '../../text.ts';
import { decisionWords, resolutionWords } from '../../../wording/statuses.ts';
import { decider } from '../parts/actor.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, bullets, joined, section } from '../parts/rich-text.ts';
import { isAskedAgain, whyAskedAgain } from './asked-again.ts';
import { choiceLabel } from './choice-label.ts';
import { cutQuote } from './cut-text.ts';
import { progress } from './fate.ts';
import type { Room } from './room.ts';

/** How a review ended: who decided what and when, the answers on the way, why, and where the case went. */
export function verdict(run: RunView, review: ReviewView, room: Room): Paragraph[] {
  const { decisions } = review;
  return [
    section(...verdictLine(run, review)),
    ...(decisions.length > 1 ? [bullets(decisions.slice(0, 10).map((each) => answer(run, each)))] : []),
    ...decisions.flatMap(({ note }) => (note ? cutQuote(note, room.note) : [])).slice(0, 4),
  ];
}

/** One sentence that holds everything: `Rejected by @Grace, today at 10:04: the amount is wrong.` */
export function verdictLine(run: RunView, review: ReviewView): Part[] {
  const { resolution } = review;
  if (!resolution) return ['Not decided yet.'];
  return [
    bold(resolutionWords[resolution]),
    ...circumstances(run, review),
    '. ',
    consequences[resolution](run, review),
  ];
}

/** ` by @Grace, today at 10:04: the amount is wrong` */
export function circumstances(run: RunView, review: ReviewView): Part[] {
  const { resolvedAt } = review;
  return [...by(review), ...(resolvedAt ? [', ', at(resolvedAt)] : []), ...reason(run, review)];
}

function by({ resolution, decisions }: ReviewView): Part[] {
  const kinds = {
    approved: 'approve',
    edited: 'edit',
    rejected: 'reject',
    answered: 'respond',
    escalated: 'escalate',
  } as const;
  const kind = resolution && resolution in kinds ? kinds[resolution as keyof typeof kinds] : undefined;
  const deciders = decisions.filter((each) => each.kind === kind).map(decider);
  if (deciders.length > 0) return [' by ', ...joined(deciders, ' and ')];
  return resolution === 'escalated' ? [' by the clock: nobody decided in time'] : [];
}

function reason(run: RunView, { decisions }: ReviewView): Part[] {
  const code = decisions.at(-1)?.reasonCode;
  if (!code) return [];
  const { rejectReasons, escalationCategories } = run.workflow;
  return [': ', bold(clip(choiceLabel([...rejectReasons, ...escalationCategories], code), 120))];
}

const consequences: Record<ReviewResolution, (run: RunView, review: ReviewView) => string> = {
  approved: (run, review) => {
    const [next] = review.remaining;
    if (next) return `${next.team} is asked next: see the next card. Nothing is carried out before.`;
    return isAskedAgain(review)
      ? whyAskedAgain(run, review)
      : progress(run, review.proposal.body?.actions ?? []);
  },
  edited: (_, { proposal }) =>
    `Version ${proposal.version + 1} is on the next card. Nothing of this version is carried out.`,
  rejected: (_, review) => `${sentBack(review) ? triedAgain(review) : ''}Nothing was carried out.`,
  answered: (_, { next }) =>
    `The agent goes on with the answer${next ? ': see the next card' : ''}. Nothing of this version is carried out.`,
  escalated: (_, { next }) => `The case moved to ${next ? next.team : 'the next level'}: see the next card.`,
  expired: () => 'Nobody decided in time, and silence never approves. Nothing was carried out.',
  cancelled: () => 'The run was cancelled. Nothing was carried out.',
  superseded: () => 'Something changed while it waited: see the next card. Nothing of this was carried out.',
};

function triedAgain({ next }: ReviewView): string {
  return `The agent was asked to try again with this${next ? ': see the next card' : ''}. `;
}

function answer(run: RunView, decision: DecisionView): Part[] {
  const { kind, decidedAt, reasonCode, again } = decision;
  const choices = [...run.workflow.rejectReasons, ...run.workflow.escalationCategories];
  const why = reasonCode ? `: ${clip(choiceLabel(choices, reasonCode), 120)}` : '';
  const then = again ? ', and asked the agent to try again' : '';
  return [...decider(decision), ` ${decisionWords[kind]}, `, at(decidedAt), why, then];
}
