import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import {
  countDefinitions,
  getStanding,
  insertDefinition,
  listOffers,
  lockTools,
  writeOffer,
} from '../../db/tools.ts';
import { theSystem } from '../../domain/event.ts';
import type { EventType } from '../../domain/event.ts';
import { definitionHash } from '../../domain/foreign-tool.ts';
import type { Offer, ToolDefinition } from '../../domain/foreign-tool.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Context } from '../context.ts';
import { openToolIncidents } from './open-tool-incidents.ts';

/** One tool as its server lists it, under the name that it has with us. */
export type Listed = { tool: string; definition: ToolDefinition };

/** A server that never stops changing fills no table. */
const mostDefinitions = 50;
const mostTools = 200;

/**
 * Compares what a server lists now with what is pinned. What nobody granted yet is pinned as it is; what was granted and is
 * no longer what the admin saw is disabled and put before the owners who use it. Every process may say it, again and again.
 */
export async function definitionsSeen(
  ctx: Context,
  server: string,
  listed: readonly Listed[],
): Promise<void> {
  const before = await listOffers(ctx.db, server);
  if (!isNews(before, listed)) return;
  await ctx.db.transaction(async (tx) => {
    await lockTools(tx);
    const known = new Map((await listOffers(tx, server)).map((offer) => [offer.tool, offer]));
    for (const { tool, definition } of listed) {
      const offer = known.get(tool);
      if (offer || known.size < mostTools) await seen(ctx, tx, server, { tool, definition }, offer);
    }
    const there = new Set(listed.map(({ tool }) => tool));
    for (const offer of known.values()) {
      if (there.has(offer.tool) || offer.goneSince) continue;
      await writeOffer(tx, { ...offer, goneSince: ctx.now() });
      await say(ctx, tx, 'tool.gone', { tool: offer.tool, server });
    }
  });
  await ctx.toolbox.look();
  ctx.wake();
}

/** Most of the time nothing is, and then nothing is locked or written. */
function isNews(known: readonly Offer[], listed: readonly Listed[]): boolean {
  const there = known.filter(({ goneSince }) => !goneSince);
  if (there.length !== listed.length) return true;
  return listed.some(({ tool, definition }) => {
    const offer = there.find((each) => each.tool === tool);
    return offer?.offered !== definitionHash(definition);
  });
}

async function seen(
  ctx: Context,
  tx: Db,
  server: string,
  { tool, definition }: Listed,
  offer: Offer | undefined,
): Promise<void> {
  const hash = definitionHash(definition);
  if (offer?.offered === hash && !offer.goneSince) return;
  if (offer?.offered !== hash && (await countDefinitions(tx, tool)) >= mostDefinitions) {
    ctx.log.warn({ tool, server }, 'a tool has had too many definitions; later ones are not recorded');
    return;
  }
  const now = ctx.now();
  await insertDefinition(tx, { tool, hash, definition, firstSeenAt: now });
  const { grant } = await getStanding(tx, tool);
  if (!offer || !grant) {
    await writeOffer(tx, { tool, server, pinned: hash, offered: hash, changedAt: null, goneSince: null });
    await say(ctx, tx, 'tool.seen', { tool, server, definition: hash });
    return;
  }
  const isChanged = hash !== offer.pinned;
  const changedAt = offer.changedAt ?? (isChanged ? now : null);
  await writeOffer(tx, { ...offer, offered: hash, changedAt, goneSince: null });
  if (!isChanged || offer.changedAt) return;
  await say(ctx, tx, 'tool.changed', { tool, server, from: offer.pinned, to: hash });
  ctx.log.error({ tool, server, from: offer.pinned, to: hash }, 'a tool is not what it was; it is disabled');
  if (grant.granted) await openToolIncidents(ctx, tx, { tool, server, name: definition.name });
}

async function say(ctx: Context, tx: Db, type: EventType, data: JsonObject): Promise<void> {
  await recordEvents(tx, workspaceChain, ctx.now(), [{ type, actor: theSystem, data }]);
}
