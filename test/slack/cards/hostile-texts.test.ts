import { describe, expect, it } from 'vitest';
import type { ReviewView, RunView } from '../../../src/domain/run-view.ts';
import { messageSize } from '../../../src/slack/block-kit/message-size.ts';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { foundRuns } from '../../../src/slack/cards/found-runs.ts';
import { helpMessage } from '../../../src/slack/cards/help-message.ts';
import { homeView } from '../../../src/slack/cards/home-view.ts';
import { incidentCard } from '../../../src/slack/cards/incident/incident-card.ts';
import { incidentLine } from '../../../src/slack/cards/incident/incident-line.ts';
import { incidentNote } from '../../../src/slack/cards/incident/incident-note.ts';
import { repeatedCard } from '../../../src/slack/cards/incident/repeated-card.ts';
import type { Message } from '../../../src/slack/cards/message.ts';
import { budgets } from '../../../src/slack/cards/message.ts';
import { outcomeMessage } from '../../../src/slack/cards/outcome-message.ts';
import { reviewCard } from '../../../src/slack/cards/review-card.ts';
import { rootMessage } from '../../../src/slack/cards/root-message.ts';
import { runList } from '../../../src/slack/cards/run-list.ts';
import { runTimeline } from '../../../src/slack/cards/run-timeline.ts';
import { stepsMessage } from '../../../src/slack/cards/steps-message.ts';
import { editModal } from '../../../src/slack/modals/edit-modal.ts';
import { escalateModal } from '../../../src/slack/modals/escalate-modal.ts';
import { historyModal } from '../../../src/slack/modals/history-modal.ts';
import { intakeModal } from '../../../src/slack/modals/intake-modal.ts';
import { issuedTokenModal } from '../../../src/slack/modals/issued-token-modal.ts';
import { messageModal } from '../../../src/slack/modals/message-modal.ts';
import { tokensModal } from '../../../src/slack/modals/tokens-modal.ts';
import { aToken } from '../modals/token-states.ts';
import { confirmModal } from '../../../src/slack/modals/queue/confirm-modal.ts';
import { outcomeModal } from '../../../src/slack/modals/queue/outcome-modal.ts';
import { queueModal } from '../../../src/slack/modals/queue/queue-modal.ts';
import { rejectModal } from '../../../src/slack/modals/reject-modal.ts';
import { respondModal } from '../../../src/slack/modals/respond-modal.ts';
import { wholeCaseModal } from '../../../src/slack/modals/whole-case-modal.ts';
import { refusalText } from '../../../src/slack/wording/refusals.ts';
import type { WaitingLine } from '../../../src/slack/cards/waiting-line.ts';
import { Refused } from '../../../src/domain/refused.ts';
import { aHome, anIncident as aListedIncident, healthy } from './support/home-states.ts';
import { expectHarmless } from './support/expect-harmless.ts';
import { hostileTexts, speaking } from './support/hostile.ts';
import { fieldGroups, workflows } from './support/forms.ts';
import { aNote, anIncident, aRepeated, settledBy } from './support/incidents.ts';
import { aBody, aProposal } from './support/proposals.ts';
import { aDecidedReview, aDecision, aReview } from './support/reviews.ts';
import { aCompletedRun, aRunLine, aStoppedRun } from './support/runs.ts';
import { aStep } from './support/steps.ts';
import { after, linus, now } from './support/times-and-people.ts';
import { aRefundLine } from './support/waiting-lines.ts';

const busyProposal = aProposal({
  version: 2,
  body: aBody({ question: 'Which order?' }),
  changes: [{ action: 'stripe_refund', field: 'amount', from: '8400', to: '6000' }],
  moved: [{ action: 'stripe_refund', label: 'Payment', from: 'paid', to: 'disputed' }],
  recalls: [
    {
      actionId: 'act_refund',
      reason: 'The amount is wrong',
      by: linus,
      at: after(1),
      runId: 'run_2b7k9x0m2p4q',
      url: 'https://hearth-and-pine.example/archives/C0SUPPORT/p1',
    },
  ],
});
const open = aReview({
  proposal: busyProposal,
  escalatedHere: {
    category: 'needs_authority',
    askedBy: { kind: 'person', id: linus },
    note: 'Please look.',
    escalatedAt: after(1),
  },
});
const rejected = aDecidedReview('rejected', [
  aDecision({ kind: 'reject', reasonCode: 'wrong_tone', note: 'No.', again: true }),
]);
const answered = aDecidedReview('answered', [aDecision({ kind: 'respond', note: 'That one.' })], {
  proposal: aProposal({ body: aBody({ question: 'Which order?', actions: [] }) }),
});
const remark = {
  type: 'refused',
  actor: { kind: 'person' as const, id: linus },
  at: after(1),
  data: { attempted: 'x' },
};

const run = aCompletedRun({
  steps: [aStep({ status: 'failed', code: 'no_answer' }), aStep({ status: 'running' }), aStep()],
  proposals: [busyProposal],
  reviews: [open, rejected, answered],
  remarks: [remark],
});
const stopped = aStoppedRun();

function messagesWith(text: string): Message[] {
  const theirs: RunView = speaking(run, text);
  const cards: ReviewView[] = [open, rejected, answered, aDecidedReview('approved', [aDecision()])];
  return [
    ...cards.map((review) => reviewCard(theirs, speaking(review, text), now)),
    rootMessage(theirs),
    rootMessage({ ...theirs, status: 'running' }),
    stepsMessage(theirs, now),
    outcomeMessage(theirs),
    outcomeMessage({ ...theirs, status: 'rejected' }),
    incidentCard(speaking(anIncident({ ...settledBy('mended') }), text), speaking(stopped, text), 'whole'),
    incidentCard(speaking(anIncident(), text), speaking(stopped, text), 'elsewhere'),
    incidentLine(speaking(anIncident(), text), speaking(stopped, text)),
    repeatedCard(speaking(aRepeated(40), text)),
    incidentNote(speaking(aNote(), text)),
    runTimeline(theirs, now),
    runList(
      Array.from({ length: 30 }, () => speaking(aRunLine(), text)),
      now,
    ),
    foundRuns(text, { lines: [speaking(aRunLine(), text)], total: 2 }, now),
    foundRuns(text, { lines: [], total: 0 }, now),
    helpMessage(Array.from({ length: 30 }, () => speaking(workflows[0]!, text))),
  ];
}

function modalsWith(text: string) {
  const theirs: RunView = speaking(run, text);
  const { rejectReasons, escalationCategories } = theirs.workflow;
  const offered = speaking(workflows, text);
  return [
    wholeCaseModal(theirs, speaking(open, text)),
    wholeCaseModal(theirs, speaking(rejected, text)),
    historyModal(theirs, now),
    editModal({
      about: 'rev_1',
      groups: speaking(fieldGroups, text),
      changes: [{ title: text, from: text, to: 'x' }],
      problems: [text],
    }),
    rejectModal({ reviewId: 'rev_1', reasons: rejectReasons, triesLeft: 2, rejections: 2 }),
    respondModal({ reviewId: 'rev_1', question: text }),
    escalateModal({ reviewId: 'rev_1', categories: escalationCategories, nextTeam: 'support-leads' }),
    intakeModal({
      workflows: offered,
      chosen: 'support-triage',
      fields: [],
      quote: text.slice(0, 400),
      problems: [text],
    }),
    messageModal(text, refusalText(new Refused('bad_input', { ticket: text }))),
    tokensModal({ of: text, isOwn: false, tokens: [aToken({ label: text })], now }),
    issuedTokenModal({ text: 'leenops_tok', token: aToken({ label: text }) }),
    ...queueModalsWith(text),
  ];
}

/** What a customer or a model may have a say in; ids and codes are ours. */
function lineWith(text: string): WaitingLine {
  const { actions } = aRefundLine();
  const theirs = { subject: text, workflowTitle: text, cardUrl: text };
  return { ...aRefundLine(theirs), actions: speaking(actions, text) };
}

function queueModalsWith(text: string) {
  const line = lineWith(text);
  const name = { reviewId: line.reviewId, subject: text, workflowTitle: text, cardUrl: text };
  return [
    queueModal({
      lines: [line, { ...line, reviewId: 'rev_2', obstacle: null }],
      offset: 0,
      total: 2,
      reader: linus,
      now,
    }),
    confirmModal([line], [{ ...name, why: 'changed' }]),
    outcomeModal([
      { ...name, became: 'approved' },
      { ...name, became: 'refused', refused: new Refused('review_over', { by: linus, resolution: text }) },
    ]),
  ];
}

function homeWith(text: string) {
  return homeView(
    aHome({
      waiting: { lines: [lineWith(text)], total: 2, overdue: 0 },
      reader: linus,
      workflows: [{ ...healthy, title: text }],
      stopped: { lines: [speaking(aListedIncident, text)], incidents: 1, runs: 0 },
      runs: { lines: [speaking(aRunLine(), text)], count: 1 },
      known: workflows.map((workflow) => speaking(workflow, text)),
      mayStart: workflows.map((workflow) => speaking(workflow, text)),
    }),
  );
}

const named = hostileTexts().map((text) => [JSON.stringify(text.slice(0, 60)), text] as const);

describe('whatever a customer, a model or a system writes', () => {
  it.each(named)('stays text in every message: %s', (_, text) => {
    for (const message of messagesWith(text)) {
      expect(problemsOf(message, 'message')).toEqual([]);
      expectHarmless(message);
      expect(messageSize(message.blocks)).toBeLessThanOrEqual(budgets.characters);
      expect(message.blocks.length).toBeLessThanOrEqual(budgets.blocks);
      expect(message.text.length).toBeLessThanOrEqual(budgets.text);
    }
  });

  it.each(named)('stays text in every modal and in the App Home: %s', (_, text) => {
    for (const view of modalsWith(text)) {
      expect(problemsOf(view, 'modal')).toEqual([]);
      expectHarmless(view);
    }
    expect(problemsOf(homeWith(text), 'home')).toEqual([]);
    expectHarmless(homeWith(text));
  });

  it.each(named)('never costs a reviewer the buttons: %s', (_, text) => {
    const { blocks } = reviewCard(speaking(run, text), speaking(open, text), now);
    const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const labels = buttons.map((each) => (each.type === 'button' ? each.text.text : each.type));
    const asked = text === '' ? [] : ['Answer'];
    expect(labels).toEqual(['Approve', 'Edit', ...asked, 'Reject', 'Escalate', 'overflow']);
  });

  it('shows exactly what was written, markup and all', () => {
    const text = '*bold* <!channel> [x](https://evil.example) :tada:';
    const shown = JSON.stringify(
      reviewCard(run, aReview({ proposal: aProposal({ body: aBody({ summary: text }) }) }), now),
    );
    expect(shown).toContain(`{"type":"text","text":"${text}"}`);
  });
});
