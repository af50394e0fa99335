import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Offer, ToolDefinition } from '../domain/foreign-tool.ts';
import type { Grant, ToolStanding } from '../domain/tool-grant.ts';
import type { Db } from './client.ts';
import { toolDefinitions, toolGrants, toolOffers } from './schema/tools.ts';

/** What is on record about these tools, by name; a tool that is not in it has no record. */
export async function listStandings(db: Db, tools: readonly string[]): Promise<Map<string, ToolStanding>> {
  return standingsWhere(db, inArray(nameOf, [...tools]));
}

/** The same for every tool of which there is a record. */
export async function listAllStandings(db: Db): Promise<Map<string, ToolStanding>> {
  return standingsWhere(db);
}

const nameOf = sql<string>`coalesce(${toolGrants.tool}, ${toolOffers.tool})`;

async function standingsWhere(db: Db, where?: SQL): Promise<Map<string, ToolStanding>> {
  const rows = await db
    .select({ tool: nameOf, grant: toolGrants, offer: toolOffers })
    .from(toolGrants)
    .fullJoin(toolOffers, eq(toolOffers.tool, toolGrants.tool))
    .where(where);
  return new Map(
    rows.map(({ tool, grant, offer }) => [tool, { grant: grant ?? undefined, offer: offer ?? undefined }]),
  );
}

/** Until the end of the transaction nobody else changes what is on record about tools: admins and servers take turns. */
export async function lockTools(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('leenops:tools', 0))`);
}

export async function getStanding(db: Db, tool: string): Promise<ToolStanding> {
  return (await listStandings(db, [tool])).get(tool) ?? {};
}

export async function writeGrant(tx: Db, grant: Grant): Promise<void> {
  const { tool: _name, ...said } = grant;
  await tx.insert(toolGrants).values(grant).onConflictDoUpdate({ target: toolGrants.tool, set: said });
}

export async function writeOffer(tx: Db, offer: Offer): Promise<void> {
  const { tool: _name, ...now } = offer;
  await tx.insert(toolOffers).values(offer).onConflictDoUpdate({ target: toolOffers.tool, set: now });
}

export async function listOffers(db: Db, server: string): Promise<Offer[]> {
  return db.select().from(toolOffers).where(eq(toolOffers.server, server)).orderBy(asc(toolOffers.tool));
}

export async function insertDefinition(
  tx: Db,
  seen: { tool: string; hash: string; definition: ToolDefinition; firstSeenAt: Date },
): Promise<void> {
  await tx.insert(toolDefinitions).values(seen).onConflictDoNothing();
}

/** The definitions by tool and hash: `mcp_warranty_coverage@3f…`. */
export async function listDefinitions(
  db: Db,
  wanted: readonly { tool: string; hash: string }[],
): Promise<Map<string, ToolDefinition>> {
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select()
    .from(toolDefinitions)
    .where(
      and(
        inArray(
          toolDefinitions.tool,
          wanted.map(({ tool }) => tool),
        ),
        inArray(
          toolDefinitions.hash,
          wanted.map(({ hash }) => hash),
        ),
      ),
    );
  return new Map(rows.map(({ tool, hash, definition }) => [definitionKey(tool, hash), definition]));
}

export function definitionKey(tool: string, hash: string): string {
  return `${tool}@${hash}`;
}

export async function countDefinitions(db: Db, tool: string): Promise<number> {
  return db.$count(toolDefinitions, eq(toolDefinitions.tool, tool));
}
