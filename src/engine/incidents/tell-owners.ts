import { listIncidentMessages } from '../../db/incident-notes.ts';
import { findIncident } from '../../db/incidents.ts';
import type { Incident } from '../../db/incidents.ts';
import { findMessage, wantMessage } from '../../db/messages.ts';
import { findRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { findTeam } from '../../db/teams.ts';
import { Refused } from '../../domain/refused.ts';
import type { Context } from '../context.ts';
import { findWorkflow } from '../find-workflow.ts';
import { adminsToAsk } from '../authority.ts';
import { TryLater } from '../try-later.ts';
import { aboutIncident, cardsIn } from './about-incident.ts';

/**
 * An incident has no card yet, or Slack did not take it: the owners get it in their own channel where that is open, else each in a
 * direct message.
 */
export async function tellOwners(ctx: Context, incidentId: string): Promise<void> {
  const incident = await findIncident(ctx.db, incidentId);
  const run = incident?.runId ? await findRun(ctx.db, incident.runId) : undefined;
  if (!incident || (incident.runId && !run)) return;
  if (cardsIn(await listIncidentMessages(ctx.db, incidentId)).length > 0) return;
  const channel = await ownChannel(ctx, incident, run);
  const owners = channel ? [channel] : await ownersOf(ctx, incident);
  const told = [...new Set([...owners, ...(await adminsWhoLook(ctx, incident))])];
  if (told.length === 0) throw new TryLater('nobody_to_tell');
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    for (const to of told) {
      const about = {
        runId: incident.runId,
        kind: 'incident',
        aboutId: aboutIncident(incident.id, to),
      } as const;
      await wantMessage(tx, { ...about, channelId: to, threadOf: null, now });
    }
  });
  ctx.wake();
  ctx.log.warn(
    { runId: incident.runId, incidentId, told: told.length, inChannel: Boolean(channel) },
    'owners told',
  );
}

/** The owner team's channel, where it is another than the run's, open to us, and has not refused this incident already. */
async function ownChannel(
  ctx: Context,
  incident: Incident,
  run: Run | undefined,
): Promise<string | undefined> {
  const channelId = (await findTeam(ctx.db, incident.ownerTeam))?.channelId;
  if (!channelId || channelId === run?.channelId) return undefined;
  const tried = await findMessage(ctx.db, aboutIncident(incident.id, channelId), 'incident');
  if (tried?.state === 'dead') return undefined;
  const standing = await unlessUnknown(ctx.people.channelStanding(channelId));
  return standing === 'open' ? channelId : undefined;
}

/** People who can be told, of the first team that has any: the owners, the backup owners, the admins. */
async function ownersOf(ctx: Context, { ownerTeam, workflowId }: Incident): Promise<string[]> {
  const backup = findWorkflow(ctx, workflowId)?.backupOwner;
  for (const team of [ownerTeam, ...(backup ? [backup] : [])]) {
    const bound = await findTeam(ctx.db, team);
    const members = (await unlessUnknown(ctx.people.membersOf(team))) ?? bound?.members ?? [];
    const active = await activeOf(ctx, members);
    if (active.length) return active;
  }
  return activeOf(ctx, ctx.admins);
}

/** Only an admin can say that a changed tool may be used. */
async function adminsWhoLook(ctx: Context, { cause }: Incident): Promise<string[]> {
  return cause === 'tool_changed' ? activeOf(ctx, await adminsToAsk(ctx)) : [];
}

async function activeOf(ctx: Context, people: readonly string[]): Promise<string[]> {
  const standings = await Promise.all(people.map((each) => unlessUnknown(ctx.people.standingOf(each))));
  return people.filter((_, index) => !['deactivated', 'bot'].includes(standings[index] ?? 'member'));
}

/** Where Slack does not say, whoever may be right is told: nobody gains a right by hearing of it. */
async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused && error.reason === 'people_unknown') return undefined;
    throw error;
  }
}
