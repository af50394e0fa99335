import type { Meant } from '../../../../src/domain/understand.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import {
  namesNothing,
  notUnderstood,
  offered,
  unfinished,
  waitsForYou,
} from '../../../../src/slack/cards/ask-messages.ts';
import { workflowsOver } from '../../../workflows/shipped-workflows.ts';
import { aWaitingLine } from './waiting-lines.ts';

const workflows = workflowsOver(['acme/shop', 'acme/website']);
const meant = (id: string, texts: Record<string, string>): Meant => {
  const workflow = workflows.find((each) => each.id === id);
  if (!workflow) throw new Error(`No workflow ${id}.`);
  return { workflow, texts };
};
const ask = 'ask_7h2m9c4t0wxe';

/** Every private answer to somebody who asked with a message. */
export const askStates: Record<string, Message> = {
  'ask-offered': offered(ask, [meant('support-triage', { ticket: '1042' })]),
  'ask-offered-several': offered(ask, [
    meant('issue-summarization', { repository: 'acme/shop', number: '42' }),
    meant('issue-summarization', { repository: 'acme/website', number: '42' }),
  ]),
  'ask-unfinished': unfinished(ask, meant('issue-summarization', { repository: '', number: '42' })),
  'ask-not-understood': notUnderstood(ask, workflows),
  'ask-not-a-starter': notUnderstood(ask, []),
  'ask-waiting': waitsForYou([aWaitingLine()], 3),
  'ask-nothing-waits': waitsForYou([], 0),
  'ask-names-nothing': namesNothing('mag', workflows.slice(1, 2)),
};
