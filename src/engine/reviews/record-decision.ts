import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import type { Proposal } from '../../db/proposals.ts';
import { insertDecision } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import { findShowingFor } from '../../db/showings.ts';
import type { Actor, Surface } from '../../domain/event.ts';
import type { DecisionKind } from '../../domain/review.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';
import { insertNote } from './insert-note.ts';

export type Answer = {
  kind: DecisionKind;
  by: Actor;
  onBehalfOf?: string | null;
  surface: Surface;
  reasonCode?: string;
  note?: string;
  /** A rejection that asks the agent to try once more. */
  again?: boolean;
};

/** Writes one answer to one proposal, with its event; `review` is null when a rule decided without one. */
export async function recordDecision(
  ctx: Context,
  tx: Db,
  about: { review: Review | null; proposal: Proposal },
  { kind, by, onBehalfOf = null, surface, reasonCode, note, again = false }: Answer,
): Promise<{ noteId: string | null }> {
  const now = ctx.now();
  const { review, proposal } = about;
  const text = note ? await insertNote(ctx, tx, proposal.runId, note) : null;
  const { runId } = proposal;
  const shown =
    review && (await findShowingFor(tx, { runId, reviewId: review.id, personId: by.id, surface }));
  await insertDecision(tx, {
    id: newId('dec'),
    runId: proposal.runId,
    reviewId: review?.id ?? null,
    proposalId: proposal.id,
    kind,
    deciderKind: by.kind,
    deciderId: by.id,
    onBehalfOf,
    reasonCode: reasonCode ?? null,
    noteId: text?.id ?? null,
    surface,
    showingId: shown?.id ?? null,
    again,
    decidedAt: now,
  });
  const data = {
    kind,
    review: review?.id ?? null,
    proposal: proposal.id,
    digest: proposal.digest,
    workflowVersion: proposal.workflowVersion,
    ...(onBehalfOf ? { onBehalfOf } : {}),
    ...(reasonCode ? { reason: reasonCode } : {}),
    ...(again ? { again } : {}),
    ...(text ? { note: text.hash } : {}),
    ...(shown ? { shown: shown.hash } : {}),
  };
  await recordEvents(tx, proposal.runId, now, [{ type: 'review.decided', actor: by, surface, data }]);
  return { noteId: text?.id ?? null };
}
