import { listLostHeads, listSeals, listUnheldMarks } from '../../db/audit-checks.ts';
import type { Db } from '../../db/client.ts';
import { brokenSeal } from '../../domain/audit-chain.ts';
import type { Report } from './report.ts';

/** A seal holds up to five thousand heads. */
const pageSize = 5;

/** Verifies that the seals follow from each other and that the rows they saw are still there. Answers how many there are. */
export async function verifySeals(db: Db, report: Report): Promise<number> {
  const count = await walkSeals(db, report);
  for (const { chain, seq, seal, lastSeq } of await listLostHeads(db)) {
    report(
      lastSeq < seq
        ? `chain ${chain} ends at row ${lastSeq}, but seal ${seal} saw row ${seq}`
        : `chain ${chain} row ${seq} is not the one that seal ${seal} saw`,
    );
  }
  for (const { chain, seq } of await listUnheldMarks(db))
    report(`chain ${chain} was sealed at row ${seq}, but no seal holds that row: a seal was removed`);
  return count;
}

async function walkSeals(db: Db, report: Report): Promise<number> {
  let count = 0;
  let before: { id: number; hash: string } | undefined;
  for (;;) {
    const page = await listSeals(db, before?.id ?? 0, pageSize);
    if (page.length === 0) return count;
    for (const seal of page) {
      const problem = brokenSeal(seal, before);
      if (problem) report(problem);
      before = { id: seal.id, hash: seal.hash };
    }
    count += page.length;
  }
}
