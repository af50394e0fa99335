import { listOpenReviewCards } from '../db/reviews.ts';
import type { Sources } from './run-view.ts';

/** An open review that a person may decide, and where its card stands. */
export type Waiting = {
  reviewId: string;
  workflowTitle: string;
  subject: string;
  level: number;
  dueAt: Date;
  /** Null while the card is not posted. */
  card: { channelId: string; ts: string } | null;
};

/** What waits for this person, oldest first. */
export async function listWaiting(sources: Sources, person: string, limit: number): Promise<Waiting[]> {
  const teams = new Set<string>();
  for (const team of new Set(
    sources.workflows.flatMap((workflow) => workflow.levels.map((level) => level.team)),
  )) {
    if ((await sources.membersOf(team)).includes(person)) teams.add(team);
  }
  const open = await listOpenReviewCards(sources.db, {
    teams: [...teams],
    notRequestedBy: person,
    notDecidedBy: person,
    limit,
  });
  return open.map(({ review, run, card }) => ({
    reviewId: review.id,
    workflowTitle: sources.workflows.find(({ id }) => id === run.workflowId)?.title ?? run.workflowId,
    subject: run.subjectLabel,
    level: review.level,
    dueAt: review.dueAt,
    card: card?.ts ? { channelId: card.channelId, ts: card.ts } : null,
  }));
}
