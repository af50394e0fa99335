import { sql } from 'drizzle-orm';
import type { Period } from '../../domain/week.ts';
import type { Db } from '../client.ts';
import { isDuring, isOf, roundedBetween } from './span.ts';
import type { Only } from './span.ts';

type Resolved = { workflow: string; resolution: string; span: number; reviews: number };

/**
 * Reviews that people ended in the span, those alike together. The approval with which an edit counts is no answer of its own: one that
 * ended with nothing else is left out.
 */
export async function listResolvedReviews(db: Db, span: Period, only: Only): Promise<Resolved[]> {
  return db.execute<Resolved>(sql`
    select workflow_id as workflow, resolution, ${roundedBetween(sql`opened_at`, sql`resolved_at`)} as span,
      count(*)::int as reviews
    from reviews join runs on runs.id = reviews.run_id
    where ${isDuring(sql`resolved_at`, span)} and ${isOf(sql`workflow_id`, only)}
      and resolution in ('approved', 'edited', 'rejected', 'answered')
      and (resolution = 'approved' and (
        select bool_and(author_kind = 'person' and author_id = decider_id)
        from decisions join proposals on proposals.id = decisions.proposal_id
        where review_id = reviews.id and kind = 'approve')) is not true
    group by 1, 2, 3`);
}

type Decided = {
  workflow: string;
  person: string;
  /** Of a rejection. */
  reason: string | null;
  span: number;
  decisions: number;
};

/** What people decided in the span, with the time from their being asked; an editor's approval of their own edit is left out. */
export async function listPeoplesDecisions(db: Db, span: Period, only: Only): Promise<Decided[]> {
  return db.execute<Decided>(sql`
    select workflow_id as workflow, decider_id as person,
      case when kind = 'reject' then coalesce(reason_code, 'none_given') end as reason,
      ${roundedBetween(sql`opened_at`, sql`decisions.decided_at`)} as span, count(*)::int as decisions
    from decisions join runs on runs.id = decisions.run_id join reviews on reviews.id = review_id
      join proposals on proposals.id = decisions.proposal_id
    where ${isDuring(sql`decisions.decided_at`, span)} and ${isOf(sql`workflow_id`, only)} and decider_kind = 'person'
      and not (kind = 'approve' and author_kind = 'person' and author_id = decider_id)
    group by 1, 2, 3, 4`);
}

type Escalated = { workflow: string; category: string; by: string; escalations: number };

export async function listEscalationsIn(db: Db, span: Period, only: Only): Promise<Escalated[]> {
  return db.execute<Escalated>(sql`
    select workflow_id as workflow, category, asked_by_kind as by, count(*)::int as escalations
    from escalations join runs on runs.id = run_id
    where ${isDuring(sql`escalated_at`, span)} and ${isOf(sql`workflow_id`, only)}
    group by 1, 2, 3`);
}

type Reversed = { workflow: string; reversals: number };

export async function countReversalsIn(db: Db, span: Period, only: Only): Promise<Reversed[]> {
  return db.execute<Reversed>(sql`
    select workflow_id as workflow, count(*)::int as reversals
    from reversals join runs on runs.id = run_id
    where ${isDuring(sql`recorded_at`, span)} and ${isOf(sql`workflow_id`, only)}
    group by 1`);
}

type Stopped = { workflow: string; run: string; times: number };

/** By the audit log: an incident need not have stopped a run, nor does each stop open one of its own. */
export async function listStopsIn(db: Db, span: Period, only: Only): Promise<Stopped[]> {
  return db.execute<Stopped>(sql`
    select workflow_id as workflow, chain as run, count(*)::int as times from events join runs on runs.id = chain
    where type = 'run.blocked' and ${isDuring(sql`at`, span)} and ${isOf(sql`workflow_id`, only)}
    group by 1, 2`);
}
