import { listDecisionsPage } from '../db/decisions.ts';
import type { DecisionPlace, DecisionRow } from '../db/decisions.ts';
import type { Sources } from './run-view.ts';

/** One decision as it is exported: ids, codes, numbers and moments, never a text that somebody wrote. */
export type ExportedDecision = ReturnType<typeof exported>;

export type DecisionsWanted = { workflowIds: readonly string[]; from: Date; to: Date };

export const decisionColumns = [
  'decided_at',
  'workflow',
  'workflow_version',
  'run',
  'subject',
  'review',
  'level',
  'team',
  'proposal_version',
  'digest',
  'kind',
  'reason_code',
  'decider_kind',
  'decider_id',
  'on_behalf_of',
  'surface',
  'opened_at',
  'seconds_to_decide',
  'again',
  'automatic',
] as const satisfies readonly (keyof ExportedDecision)[];

const pageSize = 1_000;

/** Decisions of people and rules, oldest first, a page at a time: a year of them never stands in memory. */
export async function* decisionPages(
  { db }: Pick<Sources, 'db'>,
  wanted: DecisionsWanted,
  limit = pageSize,
): AsyncGenerator<ExportedDecision[]> {
  let after: DecisionPlace | undefined;
  for (;;) {
    const rows = await listDecisionsPage(db, wanted, after, limit);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(exported);
    if (rows.length < limit) return;
    after = last.decision;
  }
}

/** A rule decides without a review: nothing was opened, and nobody took time. */
function exported(row: DecisionRow) {
  const { decision, openedAt } = row;
  return {
    decided_at: decision.decidedAt.toISOString(),
    workflow: row.workflowId,
    workflow_version: row.workflowVersion,
    run: decision.runId,
    subject: row.subjectKey,
    review: decision.reviewId,
    level: row.level,
    team: row.teamId,
    proposal_version: row.proposalVersion,
    digest: row.digest,
    kind: decision.kind,
    reason_code: decision.reasonCode,
    decider_kind: decision.deciderKind,
    decider_id: decision.deciderId,
    on_behalf_of: decision.onBehalfOf,
    surface: decision.surface,
    opened_at: openedAt?.toISOString() ?? null,
    seconds_to_decide: openedAt ? (decision.decidedAt.getTime() - openedAt.getTime()) / 1_000 : null,
    again: decision.again,
    automatic: decision.deciderKind === 'rule',
  };
}
