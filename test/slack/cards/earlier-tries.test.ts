import type { Button } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { ReviewView } from '../../../src/domain/run-view.ts';
import { reviewCard } from '../../../src/slack/cards/review-card.ts';
import { wholeCaseModal } from '../../../src/slack/modals/whole-case-modal.ts';
import { cardStates } from './support/card-states.ts';
import { aBody, aProposal } from './support/proposals.ts';
import { read } from './support/read.ts';
import { aDecidedReview, aDecision, aReview } from './support/reviews.ts';
import { aRun } from './support/runs.ts';
import { runStates } from './support/run-states.ts';
import { grace, linus, now } from './support/times-and-people.ts';

function shown(name: string): string {
  const state = cardStates[name] ?? runStates[name];
  if (!state) throw new Error(`No state ${name}.`);
  return read(state.blocks);
}

const labelsOf = (review: ReviewView) =>
  reviewCard(aRun({ reviews: [review] }), review, now)
    .blocks.flatMap((block) => (block.type === 'actions' ? (block.elements as Button[]) : []))
    .flatMap((element) => (element.type === 'button' ? [element.text.text] : []));

/** As often rejected for another try, then open again. */
function afterTries(count: number) {
  const earlier = Array.from({ length: count }, (_, index) =>
    aDecidedReview(
      'rejected',
      [aDecision({ kind: 'reject', reasonCode: 'wrong_amount', note: `Note ${index + 1}.`, again: true })],
      { id: `rev_${index + 1}`, proposal: aProposal({ version: index + 1 }) },
    ),
  );
  const open = aReview({ id: 'rev_open', proposal: aProposal({ version: count + 1 }) });
  return { run: aRun({ reviews: [open, ...earlier.toReversed()] }), open };
}

describe('another try', () => {
  it('the rejected card says that the agent was asked to try again, not that all is over', () => {
    const text = shown('review-rejected-for-another-try');
    expect(text).toContain(`Rejected by @${grace}`);
    expect(text).toContain('The agent was asked to try again with this: see the next card.');
    expect(text).toContain('Only €60.00: she keeps the candles.');
  });

  it('the thread says who sent the agent back, and why', () => {
    const text = shown('root-trying-again');
    expect(text).toContain(`@${grace} rejected version 1`);
    expect(text).toContain('and asked the agent to try again: The amount is wrong');
    expect(shown('steps-trying-again')).toContain('Works on it again with what reviewers said: try 2.');
    expect(shown('steps-trying-again')).not.toContain('Started again');
  });

  it('the next card says that it is one, why, and in which words', () => {
    const text = shown('review-another-try');
    expect(text).toContain(`Try 2, because @${grace} rejected version 1`);
    expect(text).toContain('The amount is wrong');
    expect(text).toContain('Only €60.00: she keeps the candles.');
    expect(text).toContain('Changed from version 1 by the agent');
    expect(cardStates['review-another-try']?.text).toContain('*Try 2*, because');
  });

  it('the third try tells of both, in order, and so does the whole case', () => {
    const { run, open } = afterTries(2);
    for (const blocks of [reviewCard(run, open, now).blocks, wholeCaseModal(run, open).blocks]) {
      const text = read(blocks as never);
      expect(text).toMatch(/Try 2, because[^]*Note 1\.[^]*Try 3, because[^]*Note 2\./);
    }
  });

  it('a first try tells of none, and neither does a run that was rejected for good', () => {
    expect(shown('review-open')).not.toContain('Try ');
    expect(shown('review-rejected')).not.toContain('try again');
    expect(shown('root-rejected')).not.toContain('try again');
  });

  it('where it takes two rejections, the card says what one of them asks for', () => {
    const text = shown('review-one-of-two-rejections');
    expect(text).toContain(`1 of 2 rejected, by @${grace}`);
    expect(text).toContain('The agent tries again if everybody who rejects asks for it.');
  });

  it('the history tells of it', () => {
    const text = shown('run-timeline-with-another-try');
    expect(text).toContain(
      'rejected: The amount is wrong, and asked the agent to try again – “Only €60.00.”',
    );
    expect(text).toContain(`Rejected lately: @${linus} rejected the same`);
  });
});

describe('an open question', () => {
  const question = 'Which order is this about?';
  const asking = (actions: boolean) =>
    aReview({ proposal: aProposal({ body: aBody({ question, ...(actions ? {} : { actions: [] }) }) }) });

  it('can be answered, beside whatever else can be done', () => {
    expect(labelsOf(asking(true))).toEqual(['Approve', 'Edit', 'Answer', 'Reject', 'Escalate']);
    expect(labelsOf(aReview())).not.toContain('Answer');
  });

  it('without actions there is nothing to approve, and the card says what it waits for', () => {
    expect(labelsOf(asking(false))).toEqual(['Answer', 'Reject', 'Escalate']);
    const text = shown('review-question-and-no-policy');
    expect(text).toContain('To answer: ');
    expect(text).toContain(`It asks: ${question}`);
    expect(text).toContain('Nothing is proposed until it is answered.');
    expect(cardStates['review-question-and-no-policy']?.text).toContain(`It asks: ${question}`);
  });

  it('once it is answered, the card and the thread say by whom, and the next card goes on from it', () => {
    expect(shown('review-answered')).toContain(`Answered by @${grace}`);
    expect(shown('review-answered')).toContain('HP-2231, of 20 October.');
    expect(shown('root-going-on-from-an-answer')).toContain(`@${grace} answered its question “${question}”`);
    expect(shown('review-after-an-answer')).toMatch(
      /Try 2, because @U0GRACE answered its question[^]*HP-2231/,
    );
  });
});

describe('what was rejected lately', () => {
  it('stands at the top with who, when, why and a way there; actions of one rejection together', () => {
    const text = shown('review-recalled');
    expect(text).toContain('Rejected within the last seven days:');
    expect(text).toContain(
      `@${linus} rejected the same: stripe refund (action 1) and zendesk reply (action 2) on the same record, 2026-11-20 10:00 UTC: The amount is wrong (in this thread)`,
    );
    expect(text).toContain(
      `@${grace} rejected the same: zendesk tag (action 3) on the same record, 2026-11-22 10:00 UTC: Already handled elsewhere (/leenops show run_5c7k9x0m2p4q)`,
    );
    expect(JSON.stringify(cardStates['review-recalled']?.blocks)).toContain(
      '/archives/C0SUPPORT/p1763550000000100',
    );
    expect(cardStates['review-recalled']?.text).toContain('Rejected lately');
  });

  it('in this very run is told by its earlier tries alone', () => {
    const { run, open } = afterTries(1);
    const [action] = open.proposal.body?.actions ?? [];
    const recall = { reason: 'The amount is wrong', by: grace, at: now, runId: run.id, url: null };
    open.proposal.recalls = [{ ...recall, actionId: action?.id ?? '' }];
    const text = read(reviewCard(run, open, now).blocks);
    expect(text).toContain('Try 2, because');
    expect(text).not.toContain('seven days');
  });
});
