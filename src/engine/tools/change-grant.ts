import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { resolveToolIncidents } from '../../db/incidents.ts';
import {
  definitionKey,
  getStanding,
  listDefinitions,
  lockTools,
  writeGrant,
  writeOffer,
} from '../../db/tools.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import type { Offer } from '../../domain/foreign-tool.ts';
import { Refused } from '../../domain/refused.ts';
import type { Effect, Grant, ToolStanding } from '../../domain/tool-grant.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertIsAdmin } from '../authority.ts';
import type { Context } from '../context.ts';
import { endedBy } from '../incidents/ended-by.ts';
import { ownTools } from './own-tools.ts';
import { standingStamp } from './standing-stamp.ts';

/** `granted` is for our own tools; a foreign one is granted as a read, which runs, or as a write, which is proposed. */
export const grantChoices = ['granted', 'read', 'write', 'revoked'] as const;
export type GrantChoice = (typeof grantChoices)[number];

export type ChangeGrant = {
  tool: string;
  to: GrantChoice;
  /** The stamp of what the admin saw. */
  seen: string;
  why: string;
  person: string;
  surface: Surface;
};

const longestWhy = 500;

/**
 * An admin grants a tool, exactly as they saw it, or revokes it: the next call is refused, also in runs under way.
 * Throws Refused, audited: `tool_changed` when it is no longer what the admin saw.
 */
export async function changeGrant(ctx: Context, input: ChangeGrant): Promise<Grant> {
  const { tool, person: who, surface } = input;
  const grant = await orRecordRefusal(ctx, { what: `grant ${tool}`, who, surface }, async () => {
    await assertIsAdmin(ctx, who);
    const why = reasonIn(input);
    return ctx.db.transaction(async (tx) => {
      await lockTools(tx);
      return write(ctx, tx, { ...input, why });
    });
  });
  await ctx.toolbox.look();
  ctx.wake();
  ctx.log.warn({ tool, granted: grant.granted, effect: grant.effect }, 'tool grant changed');
  return grant;
}

async function write(ctx: Context, tx: Db, input: ChangeGrant): Promise<Grant> {
  const { tool, to, why, person: who, surface } = input;
  const before = await getStanding(tx, tool);
  const isOwn = ownTools(ctx.workflows).some(({ name }) => name === tool);
  if (!isOwn && !before.offer) throw new Refused('unknown_tool', { asked: tool });
  if (standingStamp(before) !== input.seen) throw new Refused('tool_changed', { tool, ...byIn(before) });
  const effect = effectIn(to, isOwn, before);
  if (before.offer && to !== 'revoked' && effect) await pinAsOffered(ctx, tx, before.offer, effect);
  const now = ctx.now();
  const grant = { tool, granted: to !== 'revoked', effect, changedBy: who, why, changedAt: now };
  await writeGrant(tx, grant);
  for (const settled of await resolveToolIncidents(tx, tool, who, now))
    await endedBy(ctx, tx, settled, 'tool_settled', null);
  const data = {
    tool,
    effect,
    definition: before.offer?.offered ?? null,
    before: before.grant ? { granted: before.grant.granted, effect: before.grant.effect } : null,
    pinnedBefore: before.offer?.pinned ?? null,
  };
  const type = grant.granted ? 'tool.granted' : 'tool.revoked';
  await recordEvents(tx, workspaceChain, now, [{ type, actor: person(who), surface, data }]);
  return grant;
}

function reasonIn({ why }: ChangeGrant): string {
  const said = why.trim();
  if (said === '') throw new Refused('bad_input', { why: 'Say why, in a few words: others will ask.' });
  if (said.length > longestWhy)
    throw new Refused('bad_input', { why: `Say it in at most ${longestWhy} characters.` });
  return said;
}

/** A revoked tool keeps what it counted as, so that what was proposed with it can still be shown. */
function effectIn(to: GrantChoice, isOwn: boolean, { grant }: ToolStanding): Effect | null {
  if (to === 'revoked') return isOwn ? null : (grant?.effect ?? 'write');
  if (isOwn !== (to === 'granted'))
    throw new Refused('bad_input', {
      to: isOwn ? 'Grant it or revoke it: its code says what it is.' : 'Grant it as a read or as a write.',
    });
  return to === 'granted' ? null : to;
}

async function pinAsOffered(ctx: Context, tx: Db, offer: Offer, effect: Effect): Promise<void> {
  const { tool, server, offered, goneSince } = offer;
  if (goneSince) throw new Refused('tool_unusable', { tool, why: 'its server no longer lists it' });
  const definitions = await listDefinitions(tx, [{ tool, hash: offered }]);
  const definition = definitions.get(definitionKey(tool, offered));
  if (!definition) throw new Error(`The definition of ${tool} with the hash ${offered} is not on record.`);
  const made = ctx.toolbox.foreign.make(tool, server, definition, effect);
  if ('unusable' in made) throw new Refused('tool_unusable', { tool, why: made.unusable });
  await writeOffer(tx, { ...offer, pinned: offered, changedAt: null });
}

function byIn({ grant }: ToolStanding): { by?: string } {
  return grant ? { by: grant.changedBy } : {};
}
