import { findLastSeal, insertSeal, takeUnsealedHeads, trySealLock } from '../db/seals.ts';
import type { Seal } from '../db/seals.ts';
import { sealHash } from '../domain/audit-chain.ts';
import type { Context } from './context.ts';

const mostHeads = 5_000;

/**
 * Chains the heads of all audit chains that moved since the last seal and publishes the link outside the database.
 * Answers undefined when nothing moved.
 */
export async function sealChains(
  ctx: Pick<Context, 'db' | 'now' | 'log'>,
  publish: (seal: Seal) => Promise<void>,
): Promise<Seal | undefined> {
  const seal = await ctx.db.transaction(async (tx) => {
    if (!(await trySealLock(tx))) return undefined;
    const heads = await takeUnsealedHeads(tx, mostHeads);
    if (heads.length === 0) return undefined;
    const at = ctx.now();
    const prevHash = (await findLastSeal(tx))?.hash ?? '';
    return insertSeal(tx, { at, heads, prevHash, hash: sealHash(prevHash, at, heads) });
  });
  if (!seal) return undefined;
  ctx.log.info({ seal: seal.id, chains: seal.heads.length, hash: seal.hash }, 'audit sealed');
  await publish(seal);
  return seal;
}
