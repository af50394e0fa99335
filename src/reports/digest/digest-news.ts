import { findDigest } from '../../db/digests.ts';
import { findMessage } from '../../db/messages.ts';
import type { DigestReport, WorkflowWeek } from '../../domain/digest/report.ts';
import { undelivered } from '../../domain/digest/about.ts';
import type { Sources } from '../run-view.ts';

/** What a message about a week tells: the week, one of its workflows, or that the channel did not take it. */
export type DigestNews =
  | { tells: 'week'; report: DigestReport }
  | { tells: 'workflow'; report: DigestReport; workflow: WorkflowWeek }
  | { tells: 'undelivered'; week: string; channelId: string; code: string };

/** As it was kept; undefined where there is no such digest, or nothing is wrong any more. */
export async function findDigestNews(
  { db }: Pick<Sources, 'db'>,
  aboutId: string,
): Promise<DigestNews | undefined> {
  const [week = '', about] = aboutId.split(':');
  if (about === undelivered) {
    const lost = await findMessage(db, week, 'digest');
    return lost?.code && lost.ts === null
      ? { tells: 'undelivered', week, channelId: lost.channelId, code: lost.code }
      : undefined;
  }
  const report = (await findDigest(db, week))?.report;
  if (!report || about === undefined) return report && { tells: 'week', report };
  const workflow = report.workflows.find(({ id }) => id === about);
  return workflow && { tells: 'workflow', report, workflow };
}
