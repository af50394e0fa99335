import { listContents } from '../db/contents.ts';
import { listClaimsOn, listEscalationsTo, listPostedCards } from '../db/waiting.ts';
import { bulkObstacle, forBulk } from '../domain/bulk.ts';
import type { BulkObstacle } from '../domain/bulk.ts';
import type { Action, ProposalBody } from '../domain/proposal.ts';
import { listDecidable, listDecidableAsKnown } from './decidable-reviews.ts';
import type { Decidable } from './decidable-reviews.ts';
import type { Sources } from './run-view.ts';

/** An open review that a person may decide now, with what a list shows of it. */
export type Waiting = {
  reviewId: string;
  runId: string;
  workflowTitle: string;
  subject: string;
  /** Null when the texts were erased. */
  actions: readonly Action[] | null;
  /** Names exactly what would be approved. */
  digest: string;
  level: number;
  levels: number;
  openedAt: Date;
  dueAt: Date;
  /** Who is away, where this person decides for them. */
  onBehalfOf: string | null;
  claim: { holder: string; from: string | null; until: Date } | null;
  /** Why it is not decided together with others; null when it may be. */
  obstacle: BulkObstacle | null;
  /** Null while the card is not posted, and when Slack does not take messages there any more. */
  card: { channelId: string; ts: string; threadTs: string | null } | null;
};

/** `total` and `overdue` count everything that waits for the person, whatever part of it the lines are. */
export type Queue = { lines: Waiting[]; total: number; overdue: number };

type Part = { offset?: number; limit: number };

/** What waits for this person, oldest first. Throws Refused when that cannot be established: a list that lacks some is worse than none. */
export async function listWaiting(sources: Sources, person: string, part: Part): Promise<Queue> {
  return queueOf(sources, await listDecidable(sources, person), part);
}

/** The same as far as Slack says who decides: what waits for the teams that are `unknown` is not in it. */
export async function listWaitingAsKnown(
  sources: Sources,
  person: string,
  part: Part,
): Promise<Queue & { unknown: string[] }> {
  const { decidable, unknown } = await listDecidableAsKnown(sources, person);
  return { ...(await queueOf(sources, decidable, part)), unknown: unknown.map(({ team }) => team) };
}

async function queueOf(
  sources: Sources,
  decidable: readonly Decidable[],
  { offset = 0, limit }: Part,
): Promise<Queue> {
  const shown = decidable.slice(offset, offset + limit);
  const now = sources.now();
  const overdue = decidable.filter(({ review }) => review.dueAt < now).length;
  return { lines: await linesFor(sources, shown), total: decidable.length, overdue };
}

/** Those of these reviews that still wait for this person, oldest first. */
export async function listWaitingOf(
  sources: Sources,
  person: string,
  reviewIds: readonly string[],
): Promise<Waiting[]> {
  const decidable = await listDecidable(sources, person);
  return linesFor(
    sources,
    decidable.filter(({ review }) => reviewIds.includes(review.id)),
  );
}

/** A handful of queries for all lines together. */
async function linesFor({ db, now }: Sources, decidable: readonly Decidable[]): Promise<Waiting[]> {
  const ids = decidable.map(({ review }) => review.id);
  const [cards, claims, escalations, texts] = await Promise.all([
    listPostedCards(db, ids),
    listClaimsOn(db, ids, now()),
    listEscalationsTo(db, ids),
    listContents(
      db,
      decidable.map(({ proposal }) => proposal.bodyId),
    ),
  ]);
  return decidable.map(({ review, run, proposal, workflow, onBehalfOf }) => {
    const body = (texts.get(proposal.bodyId) as ProposalBody | undefined) ?? null;
    const card = cards.find(({ reviewId }) => reviewId === review.id);
    const claim = claims.find(({ reviewId }) => reviewId === review.id);
    const obstacle = bulkObstacle(forBulk({ review, proposal, body, escalations }));
    return {
      reviewId: review.id,
      runId: run.id,
      workflowTitle: workflow.title,
      subject: run.subjectLabel,
      actions: body?.actions ?? null,
      digest: proposal.digest,
      level: review.level,
      levels: workflow.levels.length,
      openedAt: review.openedAt,
      dueAt: review.dueAt,
      onBehalfOf,
      claim: claim ? { holder: claim.holderId, from: claim.fromId, until: claim.until } : null,
      obstacle: obstacle ?? null,
      card: card ? { channelId: card.channelId, ts: card.ts, threadTs: card.threadTs } : null,
    };
  });
}
