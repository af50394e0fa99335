import { findMessage, touchMessages } from '../../../../src/db/messages.ts';
import type { Office } from './office.ts';
import { insertRunOfAda, supportChannel, want } from './runs.ts';

export const seen = ({ slack }: Office, threadTs?: string, channel = supportChannel, user = 'U0ADA') =>
  slack.messagesFor(user, channel, threadTs).map(({ text }) => text);

export async function wantRoot(office: Office) {
  const runId = await insertRunOfAda(office.db, office.clock.now());
  await want(office.db, runId, office.clock.now());
  return runId;
}

export const touch = ({ db, clock }: Office, runId: string) => touchMessages(db, runId, clock.now());

export async function rootOf({ db }: Office, runId: string) {
  const root = await findMessage(db, runId, 'root');
  if (!root) throw new Error(`Run ${runId} has no root message.`);
  return root;
}
