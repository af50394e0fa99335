import { minute, second } from '../../../../src/lib/time.ts';
import { againStates } from './again-states.ts';
import { foundRuns } from '../../../../src/slack/cards/found-runs.ts';
import { helpMessage } from '../../../../src/slack/cards/help-message.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import { mapList } from '../../../../src/slack/cards/map-list.ts';
import { outcomeMessage } from '../../../../src/slack/cards/outcome-message.ts';
import { rootMessage } from '../../../../src/slack/cards/root-message.ts';
import { runList } from '../../../../src/slack/cards/run-list.ts';
import { runTimeline } from '../../../../src/slack/cards/run-timeline.ts';
import { stepsMessage } from '../../../../src/slack/cards/steps-message.ts';
import { seenRefunds } from '../../modals/map-states.ts';
import { workflows } from './forms.ts';
import { aBody, aProposal, refund, reply } from './proposals.ts';
import { aDecidedReview, aDecision } from './reviews.ts';
import { aCompletedRun, aRun, aRunLine, aStoppedRun } from './runs.ts';
import { shadowStates } from './shadow-states.ts';
import { aModelCall, anExecution, aStep, steps } from './steps.ts';
import { after, grace, linus, now } from './times-and-people.ts';

const rejected = aRun({
  status: 'rejected',
  finishedAt: after(8 * minute),
  reviews: [
    aDecidedReview('rejected', [
      aDecision({
        kind: 'reject',
        reasonCode: 'wrong_amount',
        note: 'The shipping cost was refunded in October already.',
      }),
    ]),
  ],
});
const tryingAgain = aRun({
  status: 'running',
  reviews: [
    aDecidedReview('rejected', [
      aDecision({ kind: 'reject', reasonCode: 'wrong_amount', note: 'Only €60.00.', again: true }),
    ]),
  ],
});
const recalledProposal = aProposal({
  recalls: [
    {
      actionId: refund.id,
      reason: 'The amount is wrong',
      by: linus,
      at: after(-minute),
      runId: 'run_2b7k9x0m2p4q',
      url: null,
    },
  ],
});
const goingOn = aRun({
  status: 'running',
  reviews: [
    aDecidedReview('answered', [aDecision({ kind: 'respond', note: 'HP-2231.' })], {
      proposal: aProposal({ body: aBody({ question: 'Which order is this about?' }) }),
    }),
  ],
});
export const failed = aRun({
  status: 'blocked',
  cause: 'action_failed',
  causeCode: 'charge_already_refunded',
  reviews: [aDecidedReview('approved', [aDecision()])],
  executions: [
    anExecution(refund, 1, { status: 'failed', code: 'charge_already_refunded', result: null }),
    anExecution(reply, 2, { status: 'pending', claimedAt: null, settledAt: null, result: null }),
  ],
  incidents: [
    {
      id: 'inc_9x2m',
      cause: 'action_failed',
      code: 'charge_already_refunded',
      severity: 'high',
      ownerTeam: 'support-leads',
      owners: ['U0MAYA'],
      openedAt: after(8 * minute + 2 * second),
    },
  ],
});
const running = aRun({ status: 'running', reviews: [], proposals: [], proposedAt: null });
const expired = aRun({ status: 'expired', reviews: [aDecidedReview('expired', [])] });
const queued = aRun({ status: 'queued', startedAt: null, steps: [], reviews: [], proposals: [] });

/** Every message of a run's thread, and what the commands answer, by the name of its render. */
export const runStates: Record<string, Message> = {
  ...againStates,
  ...shadowStates,
  'root-queued': rootMessage(queued),
  'root-running': rootMessage(running),
  'root-awaiting-review': rootMessage(aRun()),
  'root-executing': rootMessage(aRun({ status: 'executing', reviews: [] })),
  'root-completed': rootMessage(aCompletedRun()),
  'root-completed-in-shadow': rootMessage(
    aCompletedRun({ mode: 'shadow', executions: [], requesterId: null, trigger: 'schedule' }),
  ),
  'root-rejected': rootMessage(rejected),
  'root-trying-again': rootMessage(tryingAgain),
  'root-going-on-from-an-answer': rootMessage(goingOn),
  'root-expired': rootMessage(expired),
  'root-blocked': rootMessage(aStoppedRun()),
  'root-cancelled': rootMessage(aRun({ status: 'cancelled', reviews: [] })),
  'steps-queued': stepsMessage(queued, after(2 * second)),
  'steps-running': stepsMessage(
    aRun({
      status: 'running',
      steps: [
        ...steps.slice(0, 3),
        aStep({ title: 'read the orders', status: 'running', startedAt: after(4 * second), ms: null }),
      ],
    }),
    after(5 * second),
  ),
  'steps-done': stepsMessage(aRun(), now),
  'steps-again-after-a-failure': stepsMessage(
    aRun({
      status: 'running',
      attempts: 2,
      model: { label: 'gpt-5.6-sol', kind: 'real' },
      costMicroUsd: null,
      steps: [
        aStep({ status: 'failed', code: 'no_answer' }),
        aModelCall({ costMicroUsd: null, inputTokens: null }),
        aStep({ attempt: 2 }),
        aModelCall({ status: 'running', attempt: 2, startedAt: after(9 * second), ms: null }),
      ],
    }),
    after(12 * second),
  ),
  'steps-trying-again': stepsMessage(
    { ...tryingAgain, attempts: 2, steps: [...steps, aStep({ attempt: 2, startedAt: after(9 * minute) })] },
    now,
  ),
  'outcome-completed': outcomeMessage(aCompletedRun()),
  'outcome-rejected': outcomeMessage(rejected),
  'outcome-expired': outcomeMessage(expired),
  'outcome-blocked': outcomeMessage(failed),
  'outcome-cancelled': outcomeMessage(aRun({ status: 'cancelled', reviews: [] })),
  'map-list': mapList([seenRefunds, { ...seenRefunds, pausedBy: grace }]),
  'run-list': runList(
    [
      aRunLine(),
      aRunLine({
        id: 'run_2',
        subject: 'Ticket 1044',
        status: 'completed',
        finishedAt: after(9 * minute),
        waitingFor: null,
      }),
      aRunLine({
        id: 'run_3',
        subject: 'Ticket 1066',
        status: 'blocked',
        requesterId: null,
        waitingFor: 'support-leads',
      }),
    ],
    now,
  ),
  'run-list-empty': runList([], now),
  'found-runs': foundRuns('maya@example.com', { lines: [aRunLine()], total: 1 }, now),
  'found-runs-many': foundRuns('1042', { lines: [aRunLine(), aRunLine({ id: 'run_2' })], total: 41 }, now),
  'found-nothing': foundRuns('4711', { lines: [], total: 0 }, now),
  'found-without-words': foundRuns(' ', { lines: [], total: 0 }, now),
  'run-timeline': runTimeline(
    aCompletedRun({
      remarks: [
        {
          type: 'refused',
          actor: { kind: 'person', id: linus },
          at: after(8 * minute + 1 * second),
          data: { attempted: 'approve rev_k3v9x0m2p4qz', reason: 'review_over' },
        },
        { type: 'run.joined', actor: { kind: 'person', id: grace }, at: after(minute), data: {} },
      ],
    }),
    now,
  ),
  'run-timeline-with-another-try': runTimeline({ ...tryingAgain, proposals: [recalledProposal] }, now),
  'run-timeline-stopped': runTimeline(aStoppedRun(), now),
  'root-from-a-message': rootMessage(
    aRun({ trigger: 'shortcut', messageUrl: 'https://acme.slack.com/archives/C0LOUNGE/p1700000000000100' }),
  ),
  help: helpMessage(workflows),
};
