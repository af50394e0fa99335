import type { Db } from '../../db/client.ts';
import { listShownDecisions } from '../../db/showings.ts';
import type { ChainedEvent } from '../../domain/audit-chain.ts';
import type { Report } from './report.ts';

type Decided = { review: string; proposal: string; shown: string };

/** Verifies that what deciders were shown is what is kept: each decision's event has its hash. What was erased has only that. */
export async function verifyShown(db: Db, page: readonly ChainedEvent[], report: Report): Promise<void> {
  const decided = page.flatMap(({ type, chain, seq, actorId, data }) =>
    type === 'review.decided' && data.includes('"shown"')
      ? [{ chain, seq, actorId, ...(JSON.parse(data) as Decided) }]
      : [],
  );
  const kept = await listShownDecisions(db, [...new Set(decided.map(({ chain }) => chain))]);
  for (const { chain, seq, actorId, review, proposal, shown } of decided) {
    const found = kept.find(
      (each) => each.reviewId === review && each.proposalId === proposal && each.deciderId === actorId,
    );
    if (!found) report(`chain ${chain} row ${seq}: what ${actorId} was shown is missing`);
    else if (found.hash !== shown || found.isWhole === false)
      report(`chain ${chain} row ${seq}: what ${actorId} was shown is not what is kept`);
  }
}
