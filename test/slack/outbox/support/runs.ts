import type { Db } from '../../../../src/db/client.ts';
import { wantMessage } from '../../../../src/db/messages.ts';
import { insertRun } from '../../../../src/db/runs.ts';
import type { MessageKind } from '../../../../src/domain/message.ts';
import { newId } from '../../../../src/lib/ids.ts';

export const supportChannel = 'C0SUPPORT';

/** A run of support triage that Ada asked for. */
export async function insertRunOfAda(db: Db, now: Date): Promise<string> {
  const id = newId('run');
  await insertRun(db, {
    id,
    workflowId: 'support-triage',
    workflowVersion: 'v1',
    mode: 'live',
    status: 'queued',
    trigger: 'command',
    intakeKey: id,
    subjectKey: id,
    subjectLabel: 'Ticket 1042',
    intakeId: newId('txt'),
    requesterId: 'U0ADA',
    channelId: supportChannel,
    receivedAt: now,
    movedAt: now,
  });
  return id;
}

/** A message about the run itself, in the support channel unless told otherwise. */
export function want(
  db: Db,
  runId: string,
  now: Date,
  {
    kind = 'root',
    channelId = supportChannel,
    threadOf = null,
  }: { kind?: MessageKind; channelId?: string; threadOf?: string | null } = {},
): Promise<string> {
  return wantMessage(db, { runId, kind, aboutId: runId, channelId, threadOf, now });
}
