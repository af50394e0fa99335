import { asc, desc, eq } from 'drizzle-orm';
import type { ProposalBody } from '../domain/proposal.ts';
import type { Db } from './client.ts';
import { getContent } from './contents.ts';
import { proposals } from './schema/reviews.ts';

export type Proposal = typeof proposals.$inferSelect;

export async function insertProposal(tx: Db, proposal: typeof proposals.$inferInsert): Promise<Proposal> {
  const [row] = await tx.insert(proposals).values(proposal).returning();
  if (!row) throw new Error(`Proposal ${proposal.id} was not written.`);
  return row;
}

export async function getProposal(db: Db, id: string): Promise<Proposal> {
  const [row] = await db.select().from(proposals).where(eq(proposals.id, id));
  if (!row) throw new Error(`No proposal ${id}.`);
  return row;
}

export async function findLatestProposal(db: Db, runId: string): Promise<Proposal | undefined> {
  const [row] = await db
    .select()
    .from(proposals)
    .where(eq(proposals.runId, runId))
    .orderBy(desc(proposals.version))
    .limit(1);
  return row;
}

export async function listProposals(db: Db, runId: string): Promise<Proposal[]> {
  return db.select().from(proposals).where(eq(proposals.runId, runId)).orderBy(asc(proposals.version));
}

/** What was proposed, or undefined when its texts were erased. */
export async function findProposalBody(db: Db, proposal: Proposal): Promise<ProposalBody | undefined> {
  return getContent<ProposalBody>(db, proposal.bodyId);
}

/** What was proposed. Throws when its texts were erased: then there is nothing left to decide or to do. */
export async function getProposalBody(db: Db, proposal: Proposal): Promise<ProposalBody> {
  const body = await findProposalBody(db, proposal);
  if (!body) throw new Error(`The texts of proposal ${proposal.id} were erased.`);
  return body;
}
