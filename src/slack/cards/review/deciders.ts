import type { DecisionView, ReviewView, RunView } from '../../../domain/run-view.ts';
import { allAskAgain } from '../../../domain/another-try.ts';
import { decider, holder } from '../parts/actor.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, joined, person, section } from '../parts/rich-text.ts';

/** Who may still decide, who has, how many are missing, and who is asked afterwards. */
export function deciders(run: Pick<RunView, 'reviews'>, review: ReviewView): Paragraph[] {
  return [
    ...before(run, review),
    section(bold('May decide: '), ...whoMay(review)),
    ...counted(review, 'approve', review.quorum, 'approved'),
    ...(review.rejections > 1 ? counted(review, 'reject', review.rejections, 'rejected') : []),
    ...afterwards(review),
    ...looking(review),
  ];
}

/** The levels that have approved this already: `Approved before: support-reviewers, by @Grace`. */
function before({ reviews }: Pick<RunView, 'reviews'>, { proposal, stage, id }: ReviewView): Paragraph[] {
  const until = reviews.slice(
    0,
    Math.max(
      0,
      reviews.findIndex((review) => review.id === id),
    ),
  );
  const asked = until.slice(
    Math.max(
      0,
      until.findLastIndex((review) => review.stage === 1),
    ),
  );
  const approved = asked.filter(
    (review) =>
      review.proposal.id === proposal.id && review.resolution === 'approved' && review.stage < stage,
  );
  if (approved.length === 0) return [];
  const levels = approved.map((review): Part[] => [
    `${review.team.id}, by `,
    ...joined(answers(review, 'approve').map(decider), ' and '),
  ]);
  return [section(bold('Approved before: '), ...joined(levels, '; '))];
}

function whoMay(review: ReviewView): Part[] {
  const { reviewers, team } = review;
  if (reviewers.length === 0)
    return [`nobody else in ${team.id}. Escalate it, or have an admin add people to the team.`];
  const short = missing(review) - reviewers.length;
  const tooFew: Part[] =
    short > 0 ? ['. ', bold('Too few'), `: ${missing(review)} approvals are missing.`] : [];
  return [
    ...joined(
      reviewers.map((each) => holder(each)),
      ', ',
    ),
    ...tooFew,
  ];
}

/** How many approvals are still missing at this level. */
export function missing(review: ReviewView): number {
  return review.quorum - answers(review, 'approve').length;
}

/** `1 of 2 approved, by @Grace. One more is missing.`; nothing where one answer decides. */
function counted(review: ReviewView, kind: 'approve' | 'reject', needed: number, words: string): Paragraph[] {
  if (needed === 1) return [];
  const given = answers(review, kind);
  const by: Part[] = given.length ? [', by ', ...joined(given.map(decider), ' and ')] : [];
  return [section(bold(`${given.length} of ${needed} ${words}`), ...by, ...another(given))];
}

/** One of several rejections that asks for another try is not enough for it. */
function another(given: readonly DecisionView[]): Part[] {
  if (!given.some(({ again }) => again)) return [];
  return allAskAgain(given)
    ? ['. The agent tries again if everybody who rejects asks for it.']
    : ['. Not everybody who rejected asks for another try, so there is none.'];
}

export function answers({ decisions }: ReviewView, kind: DecisionView['kind']): DecisionView[] {
  return decisions.filter((decision) => decision.kind === kind);
}

function afterwards({ remaining }: ReviewView): Paragraph[] {
  if (remaining.length === 0) return [];
  const teams = remaining.map(({ team, quorum }) => (quorum === 1 ? team : `${team} (${quorum} approvals)`));
  return [section(bold('Asked afterwards: '), teams.join(', then '), '. Nothing is carried out before.')];
}

function looking({ claim }: ReviewView): Paragraph[] {
  if (!claim) return [];
  const given: Part[] = claim.from ? [', handed on by ', person(claim.from)] : [];
  return [
    section(bold('Looking at it: '), person(claim.holder), ' until ', at(claim.until, '{time}'), ...given),
  ];
}
