import { eq, sql } from 'drizzle-orm';
import type { Surface } from '../domain/event.ts';
import { openStatuses } from '../domain/run.ts';
import { newId } from '../lib/ids.ts';
import { canonicalJson } from '../lib/json.ts';
import { sha256 } from '../lib/hash.ts';
import type { Db } from './client.ts';
import { newContent } from './contents.ts';
import { showings } from './schema/reviews.ts';
import { contents } from './schema/runs.ts';

export type Showing = typeof showings.$inferSelect;

/** `personId`: who saw it; null: whoever is in the channel. */
export type NewShowing = { reviewId: string; personId: string | null; surface: Surface; body: unknown };

/**
 * Keeps what was shown, unless the same was shown there last. Nothing is kept of a run that is over: it may be erased already, and
 * nobody would erase a text that comes after that.
 */
export async function insertShowing(
  db: Db,
  { reviewId, personId, surface, body }: NewShowing,
  now: Date,
): Promise<void> {
  const { id, salt, hash } = newContent(body);
  const at = sql`${now.toISOString()}::timestamptz`;
  const json = sql`${JSON.stringify(body)}::jsonb`;
  await db.execute(sql`
    with open as (
      select runs.id from runs join reviews on reviews.run_id = runs.id
      where reviews.id = ${reviewId} and runs.status in ${openStatuses} for share of runs),
    before as (
      select contents.body from showings join contents on contents.id = showings.content_id
      where showings.run_id = (select id from open) and showings.review_id = ${reviewId}
        and showings.surface = ${surface} and showings.person_id is not distinct from ${personId}::text
      order by showings.shown_at desc limit 1),
    kept as (
      insert into contents (id, run_id, body, salt, hash, written_at)
      select ${id}, open.id, ${json}, ${salt}, ${hash}, ${at} from open
      where not exists (select from before where before.body = ${json})
      returning id, run_id)
    insert into showings (id, run_id, review_id, person_id, surface, content_id, shown_at)
    select ${newId('shw')}, kept.run_id, ${reviewId}, ${personId}, ${surface}, kept.id, ${at} from kept`);
}

/**
 * What a person had before them who decides on a review here: over the API and in the queue what that showed to them, else the newest of
 * the card and of the case that they opened.
 */
export async function findShowingFor(
  db: Db,
  {
    runId,
    reviewId,
    personId,
    surface,
  }: { runId: string; reviewId: string; personId: string; surface: Surface },
): Promise<{ id: string; hash: string } | undefined> {
  const own = surface === 'home' ? 'view' : surface;
  const [found] = await db.execute<{ id: string; hash: string }>(sql`
    select showings.id, contents.hash from showings join contents on contents.id = showings.content_id
    where showings.run_id = ${runId} and showings.review_id = ${reviewId}
      and (showings.person_id is null or showings.person_id = ${personId} and showings.surface = ${own})
    order by showings.surface in ('api', 'queue') desc, showings.shown_at desc, showings.id desc limit 1`);
  return found;
}

/** With its text, which is undefined when it was erased. */
export type KeptShowing = Showing & { body: unknown; hash: string };

export async function findShowing(db: Db, id: string): Promise<KeptShowing | undefined> {
  const [found] = await db
    .select({ showing: showings, body: contents.body, hash: contents.hash, erasedAt: contents.erasedAt })
    .from(showings)
    .innerJoin(contents, eq(contents.id, showings.contentId))
    .where(eq(showings.id, id));
  if (!found) return undefined;
  const { showing, body, hash, erasedAt } = found;
  return { ...showing, hash, body: erasedAt ? undefined : body };
}

/** What was shown of a review, oldest first. */
export async function listShowingsOf(db: Db, runId: string, reviewId: string): Promise<KeptShowing[]> {
  const rows = await db
    .select({ showing: showings, body: contents.body, hash: contents.hash, erasedAt: contents.erasedAt })
    .from(showings)
    .innerJoin(contents, eq(contents.id, showings.contentId))
    .where(sql`${showings.runId} = ${runId} and ${showings.reviewId} = ${reviewId}`)
    .orderBy(showings.shownAt, showings.id);
  return rows.map(({ showing, body, hash, erasedAt }) => ({
    ...showing,
    hash,
    body: erasedAt ? undefined : body,
  }));
}

/** A decision of a run that names what was shown, as the rows have it; `isWhole` is null where the text was erased. */
export type ShownDecision = {
  chain: string;
  reviewId: string;
  proposalId: string;
  deciderId: string;
  hash: string;
  isWhole: boolean | null;
};

export async function listShownDecisions(db: Db, runIds: readonly string[]): Promise<ShownDecision[]> {
  if (runIds.length === 0) return [];
  const rows = await db.execute<Omit<ShownDecision, 'isWhole'> & { body: unknown; salt: string | null }>(sql`
    select decisions.run_id as chain, decisions.review_id as "reviewId", decisions.proposal_id as "proposalId",
      decisions.decider_id as "deciderId", contents.hash, contents.body, contents.salt
    from decisions join showings on showings.id = decisions.showing_id and showings.review_id = decisions.review_id
    join contents on contents.id = showings.content_id where decisions.run_id in ${[...runIds]}`);
  return rows.map(({ body, salt, ...decision }) => ({
    ...decision,
    isWhole: salt === null ? null : sha256(salt + canonicalJson(body)) === decision.hash,
  }));
}
