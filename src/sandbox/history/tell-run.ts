import { person, theClock } from '../../domain/event.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import { addWorkingTime } from '../../domain/working-time.ts';
import type { WorkingHours } from '../../domain/working-time.ts';
import { hour, minute } from '../../lib/time.ts';
import { people, timeZone } from '../world/hearth-and-pine.ts';
import { block, cancel, execute, expire, reject } from './ending.ts';
import { decide, decideByRule, moveUp, openReview, propose, resolve, waitUntil } from './reviewing.ts';
import type { ProposalRow, ReviewRow, Scribe } from './scribe.ts';
import { bodyOf, think } from './thinking.ts';
import type { Case } from './thinking.ts';

/** What becomes of a run, as far as chance leaves it. */
export type Odds = {
  rejected: number;
  edited: number;
  waitMinutes: number;
  failing: string | undefined;
  /** Somebody looks at it and ends it; else it stays blocked. */
  isLookedAt: boolean;
};

const atWork: WorkingHours = { timeZone, days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00' };

/** Grace takes more of it than Linus. */
const reviewers: Record<number, readonly [string, string]> = {
  1: [people.grace, people.linus],
  2: [people.margaret, people.priya],
};

/** A run from its first thought to its end. */
export function tellRun(scribe: Scribe, about: Case, odds: Odds): void {
  const { chance } = scribe.book;
  think(scribe, odds.failing ? { failing: odds.failing } : {});
  if (odds.failing) {
    block(scribe, 'connector', 'no_answer');
    return lookAfter(scribe, odds);
  }
  const body = bodyOf(scribe, about);
  const proposal = propose(scribe, body, about.rule);
  if (proposal.routing.route.to === 'auto') {
    decideByRule(scribe, proposal);
    return carryOut(scribe, proposal, body);
  }
  const review = reviewedInTime(scribe, openReview(scribe, proposal), proposal, odds);
  if (!review) return;
  if (chance.happens(odds.rejected)) return rejected(scribe, about, review, proposal);
  if (about.edit && chance.happens(odds.edited)) return edited(scribe, about, review, proposal, body);
  approved(scribe, review, proposal);
  carryOut(scribe, proposal, body);
}

/** The review that people get to: the clock may have moved it up by then. Undefined where nobody ever did. */
function reviewedInTime(
  scribe: Scribe,
  review: ReviewRow,
  proposal: ProposalRow,
  odds: Odds,
): ReviewRow | undefined {
  const { chance } = scribe.book;
  const isLast = review.level === scribe.workflow.levels.length;
  const wait = odds.waitMinutes * minute * chance.between(0.1, 1) * chance.between(0.4, 2.6);
  const until = addWorkingTime(scribe.at, Math.round(wait), scribe.workflow.hours ?? atWork);
  const ends = new Date((review.timetable ?? []).at(-1)?.at ?? review.dueAt);
  const isForgotten = isLast && chance.happens(0.015);
  if (until < ends && !isForgotten) {
    waitUntil(scribe, review, until);
    if (isLast || !chance.happens(0.05)) return review;
    const [category] = scribe.workflow.escalationCategories;
    const by = oneAt(scribe, review.level);
    const reason = category?.code ?? 'above_my_limit';
    decide(scribe, review, proposal, {
      kind: 'escalate',
      by,
      reason,
      note: 'Please have a look at this one.',
    });
    const next = moveUp(scribe, review, proposal, { category: reason, by: person(by) });
    return reviewedInTime(scribe, next, proposal, odds);
  }
  waitUntil(scribe, review, ends);
  if (isLast) {
    expire(scribe, review);
    return undefined;
  }
  const next = moveUp(scribe, review, proposal, { category: 'overdue', by: theClock });
  return reviewedInTime(scribe, next, proposal, { ...odds, waitMinutes: odds.waitMinutes / 2 });
}

/** As many as it takes, level after level. */
function approved(scribe: Scribe, review: ReviewRow, proposal: ProposalRow): void {
  const { chance } = scribe.book;
  const [first, second] = reviewers[review.level] ?? [people.priya, people.margaret];
  for (const by of review.quorum > 1 ? [first, second] : [oneAt(scribe, review.level)]) {
    decide(scribe, review, proposal, { kind: 'approve', by });
    scribe.pass(chance.between(0.2, 6) * minute);
  }
  resolve(scribe, review, 'approved', { kind: 'system', id: 'leenops' });
  const [next, ...later] = review.remaining ?? [];
  if (!next) return;
  const up = { ...review, level: next.level - 1, quorum: next.quorum, remaining: later };
  const opened = openReview(scribe, proposal, { ...up, stage: (review.stage ?? 1) + 1 });
  waitUntil(scribe, opened, addWorkingTime(scribe.at, Math.round(chance.between(5, 90) * minute), atWork));
  approved(scribe, opened, proposal);
}

/** What the reviewer writes in its place is their approval, too; a second one is asked where that is the rule. */
function edited(
  scribe: Scribe,
  { edit, rule }: Case,
  review: ReviewRow,
  proposal: ProposalRow,
  body: ProposalBody,
): void {
  const by = oneAt(scribe, review.level);
  const isEdited = ({ tool }: { tool: string }) => tool === edit?.tool;
  const actions = body.actions.map((action) => ({
    ...action,
    id: scribe.book.chance.id('act'),
    ...(edit && isEdited(action) ? { args: edit.args } : {}),
  }));
  const next = { ...body, actions };
  decide(scribe, review, proposal, { kind: 'edit', by });
  resolve(scribe, review, 'edited', person(by));
  const version = propose(scribe, next, rule, by);
  const opened = openReview(scribe, version);
  const [first, second] = reviewers[opened.level] ?? [people.priya, people.margaret];
  const needed = opened.quorum > 1 ? [by, by === first ? second : first] : [by];
  for (const who of needed) {
    decide(scribe, opened, version, { kind: 'approve', by: who });
    scribe.pass(scribe.book.chance.between(0.1, 3) * minute);
  }
  resolve(scribe, opened, 'approved', { kind: 'system', id: 'leenops' });
  carryOut(scribe, version, next);
}

/** For good, or with a word to the agent, which then tries again. */
function rejected(scribe: Scribe, about: Case, review: ReviewRow, proposal: ProposalRow): void {
  const { chance } = scribe.book;
  const [usual, ...others] = scribe.workflow.rejectReasons.map(({ code }, index) => ({
    code,
    weight: index === 0 ? 5 : 1,
  }));
  if (!usual) throw new Error(`${scribe.workflow.id} has no reasons to reject.`);
  const reason = chance.weighted([usual, ...others]).code;
  const by = oneAt(scribe, review.level);
  const again = chance.happens(0.3);
  decide(scribe, review, proposal, { kind: 'reject', by, reason, note: 'Not like this (invented).', again });
  resolve(scribe, review, 'rejected', person(by));
  if (!again) return reject(scribe, reason, by);
  scribe.moveTo('running');
  scribe.record({
    type: 'run.retried',
    actor: person(by),
    data: { reason, review: review.id, left: 1 },
  });
  think(scribe);
  const body = bodyOf(scribe, about);
  const next = propose(scribe, body, about.rule);
  const opened = openReview(scribe, next);
  waitUntil(scribe, opened, addWorkingTime(scribe.at, Math.round(chance.between(5, 45) * minute), atWork));
  approved(scribe, opened, next);
  carryOut(scribe, next, body);
}

function carryOut(scribe: Scribe, proposal: ProposalRow, body: ProposalBody): void {
  const isRefused = scribe.book.chance.happens(0.008);
  execute(scribe, proposal, body, isRefused ? 'refused' : undefined);
  if (isRefused) lookAfter(scribe, { isLookedAt: true });
}

function lookAfter(scribe: Scribe, { isLookedAt }: Pick<Odds, 'isLookedAt'>): void {
  if (!isLookedAt) return;
  scribe.pass(scribe.book.chance.between(0.3, 5) * hour);
  cancel(scribe, people.margaret);
}

function oneAt({ book }: Scribe, level: number): string {
  const [usual, other] = reviewers[level] ?? [people.priya, people.margaret];
  return book.chance.happens(0.65) ? usual : other;
}
