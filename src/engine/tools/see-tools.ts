import { definitionKey, listAllStandings, listDefinitions } from '../../db/tools.ts';
import type { Surface } from '../../domain/event.ts';
import type { Offer, ToolDefinition } from '../../domain/foreign-tool.ts';
import { Refused } from '../../domain/refused.ts';
import { argumentsOf, differencesBetween } from '../../domain/tool-difference.ts';
import type { Difference } from '../../domain/tool-difference.ts';
import { withheldBy } from '../../domain/tool-grant.ts';
import type { Effect, Grant, ToolStanding, Withheld } from '../../domain/tool-grant.ts';
import type { Bindings, Tool } from '../../domain/tool.ts';
import { toolsOf } from '../../domain/workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertIsAdmin } from '../authority.ts';
import type { Context } from '../context.ts';
import { ownTools } from './own-tools.ts';
import { standingStamp } from './standing-stamp.ts';

/** What another program says of its tool: literal texts of strangers. */
export type ForeignSeen = {
  server: string;
  /** Why its server cannot be reached; null when it can. */
  trouble: string | null;
  /** Why nothing of ours can be made of what it offers now; null when it can. */
  unusable: string | null;
  pinned: string;
  offered: string;
  description: string;
  arguments: [name: string, says: string][];
  /** Between what is pinned and what is offered. */
  differences: Difference[];
};

/** A tool as an admin sees it. */
export type ToolSeen = {
  name: string;
  system: string;
  title: string;
  effect: Effect;
  risk: { level: string; reversible: boolean; movesMoney: boolean; harm: string } | null;
  bindings: Bindings;
  workflows: { id: string; title: string }[];
  withheld: Withheld | null;
  grant: Grant | null;
  foreign: ForeignSeen | null;
  stamp: string;
};

type Looking = { person: string; surface: Surface };

/** Every tool that a workflow has or could be given. Throws Refused, audited, for everybody but admins. */
export async function seeTools(ctx: Context, { person: who, surface }: Looking): Promise<ToolSeen[]> {
  return orRecordRefusal(ctx, { what: 'see tools', who, surface }, async () => {
    await assertIsAdmin(ctx, who);
    return toolsNow(ctx);
  });
}

/** One of them. */
export async function seeTool(
  ctx: Context,
  { tool, ...looking }: Looking & { tool: string },
): Promise<ToolSeen> {
  const all = await seeTools(ctx, looking);
  const found = all.find(({ name }) => name === tool);
  if (!found) throw new Refused('unknown_tool', { asked: tool });
  return found;
}

/** For somebody who was let in already. */
export async function toolsNow(ctx: Context): Promise<ToolSeen[]> {
  const standings = await listAllStandings(ctx.db);
  const own = ownTools(ctx.workflows).map((tool) =>
    seenTool(ctx, tool, standings.get(tool.name) ?? {}, null),
  );
  const here = new Set(ctx.toolbox.foreign.servers().map(({ id }) => id));
  const offers = [...standings.values()].flatMap(({ offer }) =>
    offer && here.has(offer.server) ? [offer] : [],
  );
  const definitions = await listDefinitions(
    ctx.db,
    offers.flatMap(({ tool, pinned, offered }) => [pinned, offered].map((hash) => ({ tool, hash }))),
  );
  const foreign = offers.flatMap((offer) => {
    const [pinned, offered] = [offer.pinned, offer.offered].map((hash) =>
      definitions.get(definitionKey(offer.tool, hash)),
    );
    return pinned && offered
      ? [foreignTool(ctx, standings.get(offer.tool) ?? {}, offer, pinned, offered)]
      : [];
  });
  return [...own, ...foreign].toSorted(
    (a, b) => a.system.localeCompare(b.system, 'en') || a.name.localeCompare(b.name, 'en'),
  );
}

function foreignTool(
  ctx: Context,
  standing: ToolStanding,
  offer: Offer,
  pinned: ToolDefinition,
  offered: ToolDefinition,
): ToolSeen {
  const { foreign } = ctx.toolbox;
  const { tool: name, server } = offer;
  const effect = standing.grant?.effect ?? 'write';
  const made = foreign.make(name, server, offered, effect);
  const about: ForeignSeen = {
    server,
    trouble: foreign.servers().find(({ id }) => id === server)?.trouble ?? null,
    unusable: 'unusable' in made ? made.unusable : null,
    pinned: offer.pinned,
    offered: offer.offered,
    description: offered.description,
    arguments: [...argumentsOf(offered)],
    differences: differencesBetween(pinned, offered),
  };
  const users = foreign.usersOf(server, offered.name);
  const workflows = ctx.workflows
    .filter(({ id }) => users.includes(id))
    .map(({ id, title }) => ({ id, title }));
  if (!('unusable' in made)) {
    const asPinned = { effect: made.effect, definition: offer.pinned };
    return {
      ...seenTool(ctx, made, standing, about),
      workflows,
      withheld: withheldBy(asPinned, standing) ?? null,
    };
  }
  return {
    name,
    system: `mcp ${server}`,
    title: offered.name,
    effect,
    risk: null,
    bindings: {},
    workflows,
    withheld: withheldBy({ effect, definition: offer.pinned }, standing) ?? null,
    grant: standing.grant ?? null,
    foreign: about,
    stamp: standingStamp(standing),
  };
}

function seenTool(
  { workflows }: Context,
  tool: Tool,
  standing: ToolStanding,
  foreign: ForeignSeen | null,
): ToolSeen {
  const { name, system, title, effect, bindings } = tool;
  return {
    name,
    system,
    title,
    effect,
    risk: riskOf(tool),
    bindings,
    workflows: workflows
      .filter((workflow) => toolsOf(workflow).some((each) => each.name === name))
      .map(({ id, title: called }) => ({ id, title: called })),
    withheld: withheldBy(tool, standing) ?? null,
    grant: standing.grant ?? null,
    foreign,
    stamp: standingStamp(standing),
  };
}

function riskOf(tool: Tool): ToolSeen['risk'] {
  if (tool.effect === 'read') return null;
  const { risk: level, reversible, movesMoney, harm } = tool;
  return { level, reversible, movesMoney, harm };
}
