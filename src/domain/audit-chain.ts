import { sha256 } from '../lib/hash.ts';

/** An audit row as stored; `data` is PostgreSQL's own text of the jsonb, `at` the ISO instant in UTC. */
export type ChainedEvent = {
  chain: string;
  seq: number;
  type: string;
  actorKind: string;
  actorId: string;
  surface: string;
  at: string;
  data: string;
  prevHash: string;
  hash: string;
};

/** The hash that the database's trigger gave the row, computed anew. */
export function eventHash(event: ChainedEvent): string {
  const { prevHash, chain, seq, type, actorKind, actorId, surface, at, data } = event;
  return sha256([prevHash, chain, seq, type, actorKind, actorId, surface, at, data].join('\n'));
}

/** What is wrong with this row as the successor of the one before it on its chain; undefined when nothing is. */
export function brokenLink(event: ChainedEvent, before: { seq: number; hash: string }): string | undefined {
  if (event.seq !== before.seq + 1) return `row ${before.seq + 1} is missing`;
  if (event.prevHash !== before.hash) return `row ${event.seq} does not follow from row ${before.seq}`;
  if (event.hash !== eventHash(event)) return `row ${event.seq} was changed`;
  return undefined;
}

export type SealedHead = [chain: string, seq: number, head: string];

export function sealHash(prevHash: string, at: Date, heads: readonly SealedHead[]): string {
  return sha256([prevHash, at.toISOString(), ...heads.map((head) => head.join(' '))].join('\n'));
}

/** What is wrong with this seal as the successor of the one before it; undefined when nothing is. */
export function brokenSeal(
  seal: { id: number; at: Date; heads: readonly SealedHead[]; prevHash: string; hash: string },
  before: { id: number; hash: string } | undefined,
): string | undefined {
  if (seal.hash !== sealHash(seal.prevHash, seal.at, seal.heads)) return `seal ${seal.id} was changed`;
  if (seal.prevHash === (before?.hash ?? '')) return undefined;
  const expected = before ? `follow from seal ${before.id}` : 'begin the seals';
  return `seal ${seal.id} does not ${expected}: the one before it was removed or changed`;
}
