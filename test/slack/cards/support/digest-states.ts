import type { SeenDigest } from '../../../../src/engine/digest/count-digest.ts';
import { digestAnswer } from '../../../../src/slack/cards/digest/digest-answer.ts';
import { digestMessage } from '../../../../src/slack/cards/digest/digest-message.ts';
import { undeliveredMessage } from '../../../../src/slack/cards/digest/undelivered-message.ts';
import { workflowMessage } from '../../../../src/slack/cards/digest/workflow-message.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import { grace, linus } from './times-and-people.ts';
import { emptyWeek, firstWeek, invoices, longPast, ordinary, soFar, support } from './digest-reports.ts';

const names = new Map([
  [grace, 'Grace Lindqvist'],
  [linus, 'Linus Brandt'],
]);
const seen: SeenDigest = { report: ordinary, posted: null, channelId: 'C0LEADERS', mayPost: false };
const posted = { channelId: 'C0LEADERS', at: new Date(ordinary.countedAt), ts: '1.2', isLost: false };
const url = 'https://acme.slack.com/archives/C0LEADERS/p12';

/** Without what its picture needs to be drawn: that is no part of a message. */
const sent = ({ text, blocks }: Message): Message => ({ text, blocks });

export const digestStates: Record<string, Message> = {
  'digest-ordinary': sent(digestMessage(ordinary, names)),
  'digest-first-week': sent(digestMessage(firstWeek, names)),
  'digest-empty-week': sent(digestMessage(emptyWeek, names)),
  'digest-long-past': sent(digestMessage(longPast, names)),
  'digest-thread': sent(workflowMessage(ordinary, support, names)),
  'digest-thread-few-runs': sent(workflowMessage(firstWeek, invoices, names)),
  'digest-asked-so-far': sent(digestAnswer({ ...seen, report: soFar }, names, null)),
  'digest-asked-to-post': sent(digestAnswer({ ...seen, mayPost: true }, names, null)),
  'digest-asked-posted': sent(digestAnswer({ ...seen, posted }, names, url)),
  'digest-asked-lost': sent(
    digestAnswer({ ...seen, posted: { ...posted, isLost: true }, channelId: null }, names, null),
  ),
  'digest-undelivered': sent(
    undeliveredMessage({ week: '2026-W47', channelId: 'C0LEADERS', code: 'is_archived' }),
  ),
};
