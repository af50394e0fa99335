import { findLastSeal, insertSeal, takeUnsealedHeads, trySealLock } from '../../db/seals.ts';
import { listSeals } from '../../db/audit-checks.ts';
import type { Seal } from '../../db/seals.ts';
import { sealHash } from '../../domain/audit-chain.ts';
import type { Context } from '../context.ts';

const mostHeads = 5_000;
const mostSeals = 1_000;

/**
 * Chains the heads of all audit chains that moved since the last seal and logs the link, so that
 * it stands outside the database. Answers undefined when nothing moved.
 */
export async function sealChains(ctx: Pick<Context, 'db' | 'now' | 'log'>): Promise<Seal | undefined> {
  const seal = await ctx.db.transaction(async (tx) => {
    if (!(await trySealLock(tx))) return undefined;
    const heads = await takeUnsealedHeads(tx, mostHeads);
    if (heads.length === 0) return undefined;
    const at = ctx.now();
    const prevHash = (await findLastSeal(tx))?.hash ?? '';
    return insertSeal(tx, { at, heads, prevHash, hash: sealHash(prevHash, at, heads) });
  });
  if (seal) ctx.log.info({ seal: seal.id, chains: seal.heads.length, hash: seal.hash }, 'audit sealed');
  return seal;
}

/** The next seals with a higher number, oldest first. */
export async function listSealsAfter({ db }: Pick<Context, 'db'>, id: number): Promise<Seal[]> {
  return listSeals(db, id, mostSeals);
}
