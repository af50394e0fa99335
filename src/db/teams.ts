import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { workspaceChain } from './events.ts';
import { events } from './schema/audit.ts';
import { teamMembers, teams } from './schema/workflows.ts';

export type Team = { id: string; channelId: string; userGroupId: string | null; members: string[] };

export async function findTeam(db: Db, id: string): Promise<Team | undefined> {
  const [team] = await listTeams(db, [id]);
  return team;
}

export async function listTeams(db: Db, ids: readonly string[]): Promise<Team[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ team: teams, personId: teamMembers.personId })
    .from(teams)
    .leftJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .where(inArray(teams.id, [...ids]))
    .orderBy(teams.id, teamMembers.personId);
  const found = new Map<string, Team>();
  for (const { team, personId } of rows) {
    const entry = found.get(team.id) ?? { ...team, members: [] };
    if (personId) entry.members.push(personId);
    found.set(team.id, entry);
  }
  return [...found.values()];
}

/** The team as it is, bound or not, with nobody else changing it until the transaction ends. */
export async function lockTeam(tx: Db, id: string): Promise<Team | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`team:${id}`}, 0))`);
  return findTeam(tx, id);
}

/** The person who bound the team last; undefined when it was not a person, or nobody. */
export async function findLastBinder(db: Db, id: string): Promise<string | undefined> {
  const [last] = await db
    .select({ kind: events.actorKind, by: events.actorId })
    .from(events)
    .where(
      and(
        eq(events.chain, workspaceChain),
        eq(events.type, 'teams.bound'),
        sql`${events.data}->>'team' = ${id}`,
      ),
    )
    .orderBy(desc(events.seq))
    .limit(1);
  return last?.kind === 'person' ? last.by : undefined;
}

/** Makes the team exactly this: channel, group and members. */
export async function bindTeam(tx: Db, team: Team): Promise<void> {
  const { id, channelId, userGroupId, members } = team;
  await tx
    .insert(teams)
    .values({ id, channelId, userGroupId })
    .onConflictDoUpdate({ target: teams.id, set: { channelId, userGroupId } });
  await tx.delete(teamMembers).where(eq(teamMembers.teamId, id));
  if (members.length)
    await tx.insert(teamMembers).values(members.map((personId) => ({ teamId: id, personId })));
}
