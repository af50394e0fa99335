import { byRule, person, theAgent, theClock, theSystem } from '../../domain/event.ts';
import type { Actor } from '../../domain/event.ts';
import { rulesInForce, stagesOf } from '../../domain/policy.ts';
import type { Routing, Stage } from '../../domain/policy.ts';
import { proposalDigest } from '../../domain/proposal.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { DecisionKind, ReviewResolution } from '../../domain/review.ts';
import { timetableFor } from '../../domain/timetable.ts';
import { levelOf } from '../../domain/workflow.ts';
import { demoModel } from '../../config/demo.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { ProposalRow, ReviewRow, Scribe } from './scribe.ts';

/** The next version of the proposal, judged by this rule of the workflow; in pilot a person decides on everything. */
export function propose(scribe: Scribe, body: ProposalBody, rule: string, by?: string): ProposalRow {
  const { book, run, workflow, at } = scribe;
  const routing = routingBy(scribe, rule);
  const text = scribe.keep(body);
  const version = 1 + book.rows.proposals.filter(({ runId }) => runId === run.id).length;
  const author = by ? person(by) : theAgent(demoModel);
  const digest = proposalDigest(body.actions, workflow.version);
  const proposal: ProposalRow = {
    id: book.chance.id('prp'),
    runId: run.id,
    version,
    authorKind: author.kind,
    authorId: author.id,
    bodyId: text.id,
    digest,
    workflowVersion: workflow.version,
    routing,
    createdAt: at,
  };
  book.rows.proposals.push(proposal);
  const named = { proposal: proposal.id, version };
  const type = by ? 'proposal.edited' : 'proposal.submitted';
  const { alsoMatched, route } = routing;
  const judged = { route: route.to, workflowVersion: workflow.version, alsoMatched, recalls: [], caps: [] };
  scribe.record(
    { type, actor: author, surface: by ? 'view' : 'none', data: { ...named, digest, body: text.hash } },
    { type: 'policy.routed', actor: byRule(routing.rule), data: { ...named, ...judged } },
  );
  return proposal;
}

function routingBy({ run, workflow }: Scribe, name: string): Routing {
  const rules = rulesInForce(workflow.policy, run.mode);
  const own = rules.find((rule) => rule.name === name);
  const rule = own?.route.to === 'auto' && run.mode === 'pilot' ? rules.find(isPilots) : own;
  if (!own || !rule) throw new Error(`The history goes by a rule that ${workflow.id} has not: ${name}.`);
  const { route, sentence } = rule;
  return { route, rule: rule.name, sentence, alsoMatched: rule === own ? [] : [name] };
}

const isPilots = ({ name }: { name: string }) => name === 'pilot-reviews-everything';

/** Asks the first level of the proposal's route, or the one it was moved up to. */
export function openReview(scribe: Scribe, proposal: ProposalRow, up?: ReviewRow): ReviewRow {
  const { book, run, workflow, at } = scribe;
  const { route } = proposal.routing;
  if (route.to === 'auto' || route.to === 'block') throw new Error('A rule decided: nobody is asked.');
  const [first, ...later] = stagesOf(route);
  const asked: Stage = up ? { level: up.level + 1, quorum: up.quorum } : first;
  const { team, ...times } = levelOf(workflow, asked.level);
  const isLast = asked.level === workflow.levels.length;
  const { hours = null, onSilence = 'expire' } = workflow;
  const { dueAt, timetable } = timetableFor({ level: times, isLast, hours, onSilence }, at);
  const stage = up?.stage ?? 1;
  const rejections = route.rejections ?? 1;
  const review: ReviewRow = {
    id: book.chance.id('rev'),
    runId: run.id,
    proposalId: proposal.id,
    level: asked.level,
    teamId: team,
    quorum: asked.quorum,
    rejections,
    stage,
    remaining: up ? (up.remaining ?? []) : later,
    floor: up ? asked.level : route.to === 'escalate' ? route.level : 1,
    openedAt: at,
    dueAt,
    timetable,
    hours,
    nextAt: new Date(timetable[0]?.at ?? dueAt),
  };
  book.rows.reviews.push(review);
  scribe.moveTo('awaiting_review', { proposedAt: run.proposedAt ?? at });
  const data = {
    review: review.id,
    proposal: proposal.id,
    level: asked.level,
    quorum: asked.quorum,
    rejections,
    stage,
    team,
    due: dueAt.toISOString(),
    timetable: timetable.map((entry) => ({ ...entry })),
    ...(hours ? { timeZone: hours.timeZone } : {}),
  };
  scribe.record({ type: 'review.opened', actor: theSystem, data });
  if (route.to === 'escalate' && !up)
    escalated(scribe, review, undefined, { category: route.category, by: byRule(proposal.routing.rule) });
  return review;
}

/** The reminders up to then; `at` stands at that instant afterwards. */
export function waitUntil(scribe: Scribe, review: ReviewRow, until: Date): void {
  const { book, run } = scribe;
  const due = (review.timetable ?? []).filter(({ at, does }) => does === 'remind' && new Date(at) < until);
  for (const { at } of due) {
    scribe.at = new Date(at);
    const id = book.chance.id('ntc');
    book.rows.notices.push({ id, runId: run.id, reviewId: review.id, kind: 'reminder', at: scribe.at });
    scribe.record({ type: 'review.reminded', actor: theClock, data: { review: review.id, notice: id } });
  }
  scribe.at = until;
  const next = review.timetable?.[due.length];
  Object.assign(review, { timesKept: due.length, nextAt: next ? new Date(next.at) : null });
}

export type Said = { kind: DecisionKind; by: string; reason?: string; note?: string; again?: boolean };

export function decide(scribe: Scribe, review: ReviewRow, proposal: ProposalRow, said: Said): void {
  const { kind, by, reason = null, note, again = false } = said;
  const text = note ? scribe.keep(note) : undefined;
  const surface = kind === 'approve' ? 'message' : 'view';
  scribe.book.rows.decisions.push({
    ...decisionOn(scribe, proposal, { kind, decider: person(by) }),
    reviewId: review.id,
    reasonCode: reason,
    noteId: text?.id ?? null,
    surface,
    again,
  });
  recordDecided(
    scribe,
    proposal,
    { kind, by: person(by), surface },
    {
      review: review.id,
      ...(reason ? { reason } : {}),
      ...(again ? { again } : {}),
      ...(text ? { note: text.hash } : {}),
    },
  );
}

/** A rule lets it through, and nobody is asked. */
export function decideByRule(scribe: Scribe, proposal: ProposalRow): void {
  const by = byRule(proposal.routing.rule);
  const decision = decisionOn(scribe, proposal, { kind: 'approve', decider: by });
  scribe.book.rows.decisions.push({ ...decision, surface: 'none' });
  recordDecided(scribe, proposal, { kind: 'approve', by, surface: 'none' }, { review: null });
}

function decisionOn(
  { book, run, at }: Scribe,
  proposal: ProposalRow,
  { kind, decider }: { kind: DecisionKind; decider: Actor },
) {
  const { kind: deciderKind, id: deciderId } = decider;
  const ids = { id: book.chance.id('dec'), runId: run.id, proposalId: proposal.id };
  return { ...ids, kind, deciderKind, deciderId, decidedAt: at };
}

function recordDecided(
  scribe: Scribe,
  { id, digest, workflowVersion }: ProposalRow,
  { kind, by, surface }: { kind: DecisionKind; by: Actor; surface: 'message' | 'view' | 'none' },
  more: JsonObject,
): void {
  const data = { kind, proposal: id, digest, workflowVersion, ...more };
  scribe.record({ type: 'review.decided', actor: by, surface, data });
}

export function resolve(scribe: Scribe, review: ReviewRow, resolution: ReviewResolution, by: Actor): void {
  Object.assign(review, { resolution, resolvedAt: scribe.at });
  scribe.record({ type: 'review.resolved', actor: by, data: { review: review.id, resolution } });
}

/** The case goes to the next level, asked by a person or by the clock. */
export function moveUp(
  scribe: Scribe,
  review: ReviewRow,
  proposal: ProposalRow,
  asked: { category: string; by: Actor },
): ReviewRow {
  resolve(scribe, review, 'escalated', asked.by);
  const next = openReview(scribe, proposal, review);
  escalated(scribe, next, review, asked);
  return next;
}

function escalated(
  { book, run, at, record }: Scribe,
  to: ReviewRow,
  from: ReviewRow | undefined,
  { category, by }: { category: string; by: Actor },
): void {
  book.rows.escalations.push({
    id: book.chance.id('esc'),
    runId: run.id,
    fromReviewId: from?.id ?? null,
    toReviewId: to.id,
    category,
    askedByKind: by.kind,
    askedById: by.id,
    escalatedAt: at,
  });
  const data = { category, from: from?.id ?? null, to: to.id, level: to.level };
  record({ type: 'review.escalated', actor: by, data });
}
