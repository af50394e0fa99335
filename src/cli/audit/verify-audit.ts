import { countUnsealedChains } from '../../db/audit-checks.ts';
import type { Db } from '../../db/client.ts';
import type { Report } from './report.ts';
import { verifyChains } from './verify-chains.ts';
import { verifyPublished } from './verify-published.ts';
import { verifySeals } from './verify-seals.ts';

/** What was looked at. `unsealed`: chains with rows that are too young for a seal, whose cut tail would not show. */
export type Verified = {
  events: number;
  chains: number;
  seals: number;
  published: number | undefined;
  unsealed: number;
};

/** Verifies the whole audit log, in memory that does not grow with it, as it stands at one instant: the app may run on. */
export async function verifyAudit(db: Db, sealFile: string | undefined, report: Report): Promise<Verified> {
  const oneInstant = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
  return db.transaction(async (tx) => {
    const walked = await verifyChains(tx, report);
    const seals = await verifySeals(tx, report);
    const published = sealFile === undefined ? undefined : await verifyPublished(tx, sealFile, report);
    return { ...walked, seals, published, unsealed: await countUnsealedChains(tx) };
  }, oneInstant);
}
