import type { ToolStanding } from '../../domain/tool-grant.ts';
import { digestOf } from '../../lib/hash.ts';

/** Names what an admin sees of a tool, so that nobody grants something else than they looked at. */
export function standingStamp({ grant, offer }: ToolStanding): string {
  return digestOf({
    said: grant ? [grant.granted, grant.effect, grant.changedBy, grant.changedAt.toISOString()] : null,
    offered: offer ? [offer.pinned, offer.offered, offer.changedAt !== null, offer.goneSince !== null] : null,
  }).slice(0, 16);
}
