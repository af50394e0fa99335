import type { Db } from '../../db/client.ts';
import type { Incident } from '../../db/incidents.ts';
import { findMessage, wantMessage } from '../../db/messages.ts';
import type { Run } from '../../db/runs.ts';
import { findTeam } from '../../db/teams.ts';
import type { Context } from '../context.ts';
import { wantInThread } from '../messages/want-in-thread.ts';
import { aboutIncident } from './about-incident.ts';

/**
 * Makes the card due in the owner team's channel, and a line in the run's thread that leads to it, in the caller's transaction. Where
 * the team has no channel, or it is the one in which Slack takes nothing any more, a job looks for who can be told directly.
 */
export async function postCard(
  ctx: Context,
  tx: Db,
  { id, ownerTeam }: Pick<Incident, 'id' | 'ownerTeam'>,
  run: Run,
  threadIsOpen: boolean,
): Promise<void> {
  const now = ctx.now();
  const isOpen = threadIsOpen && (await findMessage(tx, run.id, 'root'))?.state !== 'dead';
  const channelId = (await findTeam(tx, ownerTeam))?.channelId;
  if (!channelId || (channelId === run.channelId && !isOpen)) await ctx.queue.enqueue(tx, 'incident', id);
  else {
    const about = { runId: run.id, kind: 'incident', aboutId: aboutIncident(id, channelId) } as const;
    await wantMessage(tx, { ...about, channelId, threadOf: null, now });
  }
  if (isOpen) await wantInThread(tx, run, { kind: 'incident', aboutId: id, now });
}
