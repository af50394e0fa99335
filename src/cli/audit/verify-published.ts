import { listSealHashes } from '../../db/audit-checks.ts';
import type { Db } from '../../db/client.ts';
import { publishedSeals } from './published-seals.ts';
import type { PublishedSeal } from './published-seals.ts';
import type { Report } from './report.ts';

const batchSize = 1_000;

/** Verifies that every seal of the published file is in the database as it was published. Answers how many there are. */
export async function verifyPublished(db: Db, sealFile: string, report: Report): Promise<number> {
  let count = 0;
  let batch: PublishedSeal[] = [];
  for await (const seal of publishedSeals(sealFile)) {
    count += 1;
    batch.push(seal);
    if (batch.length < batchSize) continue;
    await compare(db, batch, report);
    batch = [];
  }
  await compare(db, batch, report);
  return count;
}

async function compare(db: Db, published: readonly PublishedSeal[], report: Report): Promise<void> {
  const ids = published.map(({ id }) => id);
  const hashes = await listSealHashes(db, ids);
  for (const { id, at, hash } of published) {
    const known = hashes.get(id);
    if (known === undefined) report(`seal ${id}, published of ${at}, is missing`);
    else if (known !== hash) report(`seal ${id} is not the one that was published of ${at}`);
  }
}
