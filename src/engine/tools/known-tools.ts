import { definitionKey, listAllStandings, listDefinitions } from '../../db/tools.ts';
import type { Db } from '../../db/client.ts';
import type { Tool } from '../../domain/tool.ts';
import type { ToolStanding } from '../../domain/tool-grant.ts';
import type { ForeignTools } from '../context.ts';

/** Everything on record about tools, and the foreign ones that each workflow has, by its id. */
export type KnownTools = { standings: Map<string, ToolStanding>; added: Map<string, Tool[]> };

/**
 * A foreign tool belongs to its workflows once an admin granted it, made from the definition that was pinned, whether or
 * not its server answers now. One that was revoked stays, so that what was proposed with it can be shown; it cannot be used.
 */
export async function knownTools(db: Db, foreign: ForeignTools): Promise<KnownTools> {
  const standings = await listAllStandings(db);
  const here = new Set(foreign.servers().map(({ id }) => id));
  // In one order, because the order is part of a version.
  const inOrder = [...standings].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, standing]) => standing);
  const granted = inOrder.flatMap(({ grant, offer }) =>
    grant?.effect && offer && here.has(offer.server) ? [{ offer, effect: grant.effect }] : [],
  );
  const definitions = await listDefinitions(
    db,
    granted.map(({ offer }) => ({ tool: offer.tool, hash: offer.pinned })),
  );
  const added = new Map<string, Tool[]>();
  for (const { offer, effect } of granted) {
    const definition = definitions.get(definitionKey(offer.tool, offer.pinned));
    if (!definition) continue;
    const tool = foreign.make(offer.tool, offer.server, definition, effect);
    if ('unusable' in tool) continue;
    for (const id of foreign.usersOf(offer.server, definition.name))
      added.set(id, [...(added.get(id) ?? []), tool]);
  }
  return { standings, added };
}
