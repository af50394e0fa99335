import { minute, second } from '../../../../src/lib/time.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import { rootMessage } from '../../../../src/slack/cards/root-message.ts';
import { startMessage } from '../../../../src/slack/cards/start-message.ts';
import { stepsMessage } from '../../../../src/slack/cards/steps-message.ts';
import { refusalText } from '../../../../src/slack/wording/refusals.ts';
import { aRun } from './runs.ts';
import { after, grace, now } from './times-and-people.ts';

const earlier = 'run_2c4v8n1k6wqz';

export const runAgain = aRun({ rerunOf: earlier });

/** Grace asked for the same, and Zendesk told twice of a change after the proposal was made. */
export const joined = aRun({
  remarks: [
    { type: 'run.joined', actor: { kind: 'person', id: grace }, at: after(10 * second), data: {} },
    ...[10 * minute, 11 * minute].map((at) => ({
      type: 'run.joined',
      actor: { kind: 'system' as const, id: 'webhook' },
      at: after(at),
      data: { trigger: 'webhook', source: 'zendesk' },
    })),
  ],
});

export const runBefore = refusalText({
  reason: 'run_before',
  detail: {
    subject: 'Ticket 1042',
    run: earlier,
    status: 'completed',
    at: after(-60 * minute).toISOString(),
  },
});

export const againStates: Record<string, Message> = {
  'root-run-again': rootMessage(runAgain),
  'steps-joined': stepsMessage(joined, now),
  'rerun-offer': startMessage([{ text: runBefore, runId: earlier }]),
  'rerun-offer-beside-a-start': startMessage([
    { text: 'On it: Support triage, Ticket 1042.' },
    { text: runBefore, runId: earlier },
  ]),
};
