import type { Db } from '../../db/client.ts';
import { wantReply } from '../../db/messages.ts';
import type { Run } from '../../db/runs.ts';
import type { MessageKind } from '../../domain/message.ts';

/** Makes a message due in the run's own thread. */
export async function wantInThread(
  tx: Db,
  run: Run,
  message: { kind: MessageKind; aboutId: string; now: Date },
): Promise<void> {
  await wantReply(tx, { ...message, runId: run.id, channelId: run.channelId });
}
