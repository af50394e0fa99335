import type { SeenDigest } from '../../../../src/engine/digest/see-digest.ts';
import { digestAnswer } from '../../../../src/slack/cards/digest/digest-answer.ts';
import { digestMessage } from '../../../../src/slack/cards/digest/digest-message.ts';
import { undeliveredMessage } from '../../../../src/slack/cards/digest/undelivered-message.ts';
import { workflowMessage } from '../../../../src/slack/cards/digest/workflow-message.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import { emptyWeek, firstWeek, invoices, longPast, ordinary, soFar, support } from './digest-reports.ts';

const seen: SeenDigest = { report: ordinary, posted: null, channelId: 'C0LEADERS', mayPost: false };
const posted = { channelId: 'C0LEADERS', at: new Date(ordinary.countedAt), ts: '1.2', isLost: false };
const url = 'https://acme.slack.com/archives/C0LEADERS/p12';

/** Without what its picture needs to be drawn: that is no part of a message. */
const sent = ({ text, blocks }: Message): Message => ({ text, blocks });

export const digestStates: Record<string, Message> = {
  'digest-ordinary': sent(digestMessage(ordinary)),
  'digest-first-week': sent(digestMessage(firstWeek)),
  'digest-empty-week': sent(digestMessage(emptyWeek)),
  'digest-long-past': sent(digestMessage(longPast)),
  'digest-thread': sent(workflowMessage(ordinary, support)),
  'digest-thread-few-runs': sent(workflowMessage(firstWeek, invoices)),
  'digest-asked-so-far': sent(digestAnswer({ ...seen, report: soFar }, null)),
  'digest-asked-to-post': sent(digestAnswer({ ...seen, mayPost: true }, null)),
  'digest-asked-posted': sent(digestAnswer({ ...seen, posted }, url)),
  'digest-asked-lost': sent(
    digestAnswer({ ...seen, posted: { ...posted, isLost: true }, channelId: null }, null),
  ),
  'digest-undelivered': sent(
    undeliveredMessage({ week: '2026-W47', channelId: 'C0LEADERS', code: 'is_archived' }),
  ),
};
