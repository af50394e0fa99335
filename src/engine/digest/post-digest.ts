import type { Db } from '../../db/client.ts';
import { insertDigest } from '../../db/digests.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { wantMessage } from '../../db/messages.ts';
import { aboutWorkflow } from '../../domain/digest/about.ts';
import { person, theClock } from '../../domain/event.ts';
import type { DigestReport, WorkflowWeek } from '../../domain/digest/report.ts';
import { later } from '../../lib/time.ts';
import type { Context } from '../context.ts';

const sectionsApartMs = 500;

export type PostDigest = { report: DigestReport; channelId: string; by: string | null };

/** Keeps what the week's digest says and has it posted, with a section a workflow in its thread. False when the week has one. */
export async function postDigest(
  ctx: Context,
  { report, channelId, by: postedBy }: PostDigest,
): Promise<boolean> {
  const { week } = report;
  const now = ctx.now();
  const isFirst = await ctx.db.transaction(async (tx) => {
    if (!(await insertDigest(tx, { week, channelId, report, postedBy, postedAt: now }))) return false;
    const threadOf = await want(tx, week, channelId, null, now);
    // Due one after another, so that they stand in the thread in this order: several are posted at once.
    for (const [index, { id }] of report.workflows.filter(hasSection).entries())
      await want(tx, aboutWorkflow(week, id), channelId, threadOf, later(now, (index + 1) * sectionsApartMs));
    await recordEvents(tx, workspaceChain, now, [
      {
        type: 'digest.posted',
        actor: postedBy === null ? theClock : person(postedBy),
        data: { week, channel: channelId },
      },
    ]);
    return true;
  });
  if (isFirst) {
    ctx.wake();
    ctx.log.info({ week, channelId, by: postedBy }, 'digest posted');
  }
  return isFirst;
}

/** Where nothing happened and nothing waits, the table says so and no section repeats it. */
export function hasSection({ metrics, standing }: WorkflowWeek): boolean {
  const { finished, approved, escalations, incidents } = metrics;
  const stands = Object.values(standing ?? {}).some(({ count }) => count > 0);
  return stands || [finished, approved.outOf, escalations.count, incidents.count].some((count) => count > 0);
}

async function want(tx: Db, aboutId: string, channelId: string, threadOf: string | null, now: Date) {
  return wantMessage(tx, { runId: null, kind: 'digest', aboutId, channelId, threadOf, now });
}
