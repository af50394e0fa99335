import type { Db } from '../../db/client.ts';
import { listIncidents } from '../../db/incidents.ts';
import type { ClaimedMessage } from '../../db/message-claims.ts';
import { recordDead } from '../../db/messages.ts';
import type { Message } from '../../db/messages.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import type { Context } from '../context.ts';
import { digestUndeliverable } from '../digest/digest-undeliverable.ts';
import { isPerson, placeOf } from '../incidents/about-incident.ts';
import { openIncident } from '../incidents/open-incident.ts';
import { tellOneByOne } from '../modes/tell-one-by-one.ts';
import { tellRequester } from '../runs/tell-outcome.ts';

/** Slack will never take the message: it is given up with its thread, and the owner hears of it. False when the lease was lost. */
export async function messageUndeliverable(
  ctx: Context,
  claim: ClaimedMessage,
  code: string,
): Promise<boolean> {
  const { runId } = claim;
  return ctx.db.transaction(async (tx) => {
    const run = runId === null ? undefined : await lockRun(tx, runId);
    const lost = await recordDead(tx, claim, code);
    if (lost.length === 0) return false;
    if (!run) {
      for (const message of lost) await tellOthers(ctx, tx, message, code);
      return true;
    }
    for (const message of lost) await tellElsewhere(ctx, tx, run, message, code);
    const threadIsOpen = claim.channelId !== run.channelId;
    const isAboutIncident = claim.kind === 'incident' || claim.kind === 'incident_note';
    if (!isAboutIncident && !(await isKnown(tx, run.id, code)))
      await openIncident(ctx, tx, run, 'delivery', code, { threadIsOpen });
    return true;
  });
}

/**
 * What nobody ever saw and somebody must know is told in the next place: an incident to its owners, an outcome to the
 * requester. Who refuses a direct message is the last.
 */
async function tellElsewhere(
  ctx: Context,
  tx: Db,
  run: Run,
  { kind, aboutId, ts }: Message,
  code: string,
): Promise<void> {
  if (ts !== null) return;
  await tellOthers(ctx, tx, { kind, aboutId, ts }, code);
  const [, to] = aboutId.split(':');
  if (kind === 'outcome' && to === undefined && run.askedIn === run.channelId)
    await tellRequester(tx, run, `${run.id}:${run.requesterId}`, ctx.now());
}

/** An incident, a demotion or a digest whose channel takes nothing. */
async function tellOthers(
  ctx: Context,
  tx: Db,
  { kind, aboutId, ts }: Pick<Message, 'kind' | 'aboutId' | 'ts'>,
  code: string,
): Promise<void> {
  const [id = '', to] = aboutId.split(':');
  if (kind === 'incident' && ts === null && !isPerson(placeOf({ aboutId })))
    await ctx.queue.enqueue(tx, 'incident', id);
  if (kind === 'demotion' && ts === null && to === undefined) await tellOneByOne(ctx, tx, id);
  if (kind === 'digest' && ts === null && to === undefined)
    await digestUndeliverable(ctx, tx, { week: id, code });
}

/** One broken channel stops several messages of a run, and is one thing to look at. */
async function isKnown(tx: Db, runId: string, code: string): Promise<boolean> {
  const incidents = await listIncidents(tx, runId);
  return incidents.some(
    (incident) => incident.cause === 'delivery' && incident.code === code && incident.status !== 'resolved',
  );
}
