import type { Button, Overflow } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { ReviewView } from '../../../src/domain/run-view.ts';
import { minute } from '../../../src/lib/time.ts';
import { mentionsIn } from '../../../src/sandbox/slack/workspace/mentions-in.ts';
import { reviewCard } from '../../../src/slack/cards/review-card.ts';
import { actionIds, parseMore } from '../../../src/slack/ids.ts';
import { cardStates } from './support/card-states.ts';
import { read } from './support/read.ts';
import { aBody, aProposal, apology, refund, reply } from './support/proposals.ts';
import { aDecision, aReview, self } from './support/reviews.ts';
import { aRun } from './support/runs.ts';
import { ada, after, grace, linus, maya, now } from './support/times-and-people.ts';

function card(review: ReviewView = aReview()) {
  return reviewCard(aRun({ reviews: [review] }), review, now);
}

function shown(name: string): string {
  const state = cardStates[name];
  if (!state) throw new Error(`No card state ${name}.`);
  return read(state.blocks);
}

function buttonsOf(review: ReviewView) {
  return card(review).blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])) as (
    | Button
    | Overflow
  )[];
}

function approveButton(review: ReviewView): Button | undefined {
  return buttonsOf(review).find((each) => each.action_id === actionIds.approve) as Button | undefined;
}

describe('before the decision', () => {
  it('Grace reads how much and for what in the first line', () => {
    expect(card().blocks[0]).toMatchObject({
      type: 'header',
      text: { text: 'To decide: €84.00 · Ticket 1042 · Support triage' },
    });
  });

  it('exactly those who may decide are called: not Ada, who asked', () => {
    const { blocks } = card();
    expect(mentionsIn({ text: '', blocks: blocks as never }).users).toEqual([grace, linus]);
    expect(read(blocks)).not.toContain(ada);
  });

  it('whoever approved already is not called again', () => {
    const review = aReview({ quorum: 2, decisions: [aDecision()], reviewers: [self(linus)] });
    expect(read(card(review).blocks)).toMatch(new RegExp(`May decide:\\s+@${linus}\\s`));
    expect(read(card(review).blocks)).toMatch(new RegExp(`1 of 2 approved\\s*, by\\s+@${grace}`));
  });

  it('every action stands in words with its exact arguments, the reply as the customer will read it', () => {
    const text = read(card().blocks);
    for (const words of [refund.says, reply.says, 'ch_3PqLate', '€84.00', 'requested_by_customer', apology])
      expect(text).toContain(words);
  });

  it('amounts are summed up per currency', () => {
    const second = { ...refund, id: 'act_2', args: { ...refund.args, amount: 1_650 } };
    const dollars = { ...refund, id: 'act_3', args: { ...refund.args, amount: 500, currency: 'usd' } };
    const body = aBody({ actions: [refund, second, dollars] });
    expect(card(aReview({ proposal: aProposal({ body }) })).text).toContain('€100.50 + US$5.00');
  });

  it('an amount that cannot be read is never shown as none', () => {
    const body = aBody({ actions: [{ ...refund, args: { charge_id: 'ch_1', sum: '84' } }] });
    const text = card(aReview({ proposal: aProposal({ body }) })).text;
    expect(text).toContain('To decide: an amount that is not named');
  });

  it('approving money asks first, with amount and effect', () => {
    const confirm = approveButton(aReview())?.confirm;
    expect(confirm?.title?.text).toBe('Approve €84.00?');
    expect(confirm?.text.text).toContain('This moves €84.00 at once');
    expect(confirm?.text.text).toContain(refund.says);
  });

  it('the first of two approvals says that nothing moves yet', () => {
    expect(approveButton(aReview({ quorum: 2 }))?.confirm?.text.text).toContain(
      'once 1 more approved after you',
    );
  });

  it('where no money moves, no question is asked', () => {
    const review = aReview({ proposal: aProposal({ body: aBody({ actions: [reply] }) }) });
    expect(approveButton(review)).toBeDefined();
    expect(approveButton(review)).not.toHaveProperty('confirm');
  });

  it('every button names the review, and so does the menu', () => {
    const { id } = aReview();
    for (const element of buttonsOf(aReview())) {
      if (element.type === 'button') expect(element.value).toBe(id);
      else
        expect(element.options.map(({ value }) => parseMore(value ?? '')?.reviewId)).toEqual([
          id,
          id,
          id,
          id,
        ]);
    }
  });

  it('at the last level nobody can escalate, and the card says so', () => {
    const review = aReview({ level: 2, reviewers: [self(maya)] });
    expect(buttonsOf(review).map(({ action_id }) => action_id)).not.toContain(actionIds.escalate);
    expect(read(card(review).blocks)).toContain('last level');
  });

  it('what was erased can be rejected, but not approved unseen', () => {
    const review = aReview({ proposal: aProposal({ body: null }) });
    expect(buttonsOf(review).map(({ action_id }) => action_id)).toEqual([
      actionIds.reject,
      actionIds.escalate,
      actionIds.more,
    ]);
  });

  it('what is not verified is said at the top and where it stands', () => {
    const text = shown('review-not-verified');
    expect(text).toContain('Look closely: ');
    expect(text).toContain('1 of 2 pieces of evidence are not verified');
    expect(text.match(/NOT VERIFIED/g)).toHaveLength(2);
  });

  it('confidence is cut, not rounded: 0.599 is below 0.6', () => {
    const proposal = aProposal({ body: aBody({ confidence: 0.599 }) });
    expect(read(card(aReview({ proposal })).blocks)).toContain('low confidence (0.59)');
  });

  it('an escalated case says who moved it, why, and their note', () => {
    const text = shown('review-escalated-to-last-level');
    expect(text).toContain(`Escalated to this level by @${linus}`);
    expect(text).toContain('Needs more authority');
    expect(text).toContain('gift card');
  });

  it('an edited proposal shows old and new as money', () => {
    expect(shown('review-edited-version')).toContain('amount: €84.00 → €60.00');
  });

  it.each([
    ['review-open', '4h to decide, due 2026-11-23 14:00 UTC; then it goes to support-leads'],
    [
      'review-in-working-hours',
      '4h of working time (Europe/Amsterdam) to decide, due 2026-11-24 11:00 UTC; then it goes to support-leads',
    ],
    [
      'review-last-level-repeats',
      '*overdue* for 2h 12m, since 2026-11-23 08:00 UTC; then reminders until 2026-11-23 16:00 UTC, and it expires: silence never approves',
    ],
    [
      'review-last-level-kept-for-owner',
      'due 2026-11-23 14:00 UTC; then it is kept for its owner: silence never approves',
    ],
  ])('%s says until when, and what silence leads to, to eyes and ears', (name, words) => {
    const withTimes = (text: string) => text.replaceAll(/<!date[^|]*\|([^>]*)>/g, '$1');
    expect(withTimes(shown(name))).toContain(words);
    expect(withTimes(cardStates[name]?.text ?? '')).toContain(words);
  });

  it('a card that is late says for how long', () => {
    expect(read(card(aReview({ dueAt: after(2 * minute) })).blocks)).toContain('*overdue* for 10m');
  });
});

describe('after the decision', () => {
  it.each(
    Object.entries(cardStates).filter(([name]) =>
      /approved|rejected|edited$|escalated(-by|$)|expired|cancelled|superseded/.test(name),
    ),
  )('%s has no buttons left', (_, { blocks }) => {
    expect(blocks.filter((block) => block.type === 'actions')).toEqual([]);
  });

  it.each([
    [
      'review-approved',
      [`Approved by @${grace}, 2026-11-23 10:08 UTC`, 'Carried out: 3 of 3.', 'Done: Stripe refund re_1Qx'],
    ],
    ['review-approved-by-two', [`Approved by @${grace} and @${linus}`]],
    ['review-approved-executing', ['Carried out: 1 of 3.', 'Being carried out']],
    [
      'review-approved-failed',
      ['Carried out: 0 of 3. 1 failed.', 'Failed, not done (charge_already_refunded)', 'Not carried out'],
    ],
    ['review-approved-unknown', ['1 unknown.', 'it may or may not have happened']],
    [
      'review-rejected',
      [`Rejected by @${grace}`, 'The amount is wrong', 'refunded in October', 'not carried out'],
    ],
    ['review-edited', [`Edited by @${grace}`, 'Version 2 is on the next card']],
    ['review-escalated', [`Escalated by @${linus}`, 'Needs more authority', 'moved to support-leads']],
    ['review-escalated-by-clock', ['Escalated by the clock: nobody decided in time']],
    ['review-expired', ['Expired', 'silence never approves']],
    ['review-cancelled', ['Cancelled', 'Nothing was carried out']],
    ['review-superseded', ['Replaced', 'Nothing of this was carried out']],
  ])('%s says who decided what, when, and what came of it', (name, sentences) => {
    for (const sentence of sentences) expect(shown(name)).toContain(sentence);
    const [first] = sentences;
    if (first?.includes(' by @')) expect(cardStates[name]?.text).toContain(first.split(' ')[0]);
  });
});

describe('the text for notifications and screen readers', () => {
  it('carries what, how much, who, and until when', () => {
    const { text } = card();
    for (const part of [
      '€84.00',
      'Ticket 1042',
      `<@${grace}>`,
      '<!date^',
      refund.says,
      reply.says,
      'one approval',
    ])
      expect(text).toContain(part);
  });

  it('carries how it ended', () => {
    expect(cardStates['review-rejected']?.text).toContain('The amount is wrong');
    expect(cardStates['review-approved-failed']?.text).toContain('Failed, not done');
  });
});

function aHugeReview(characters: number): ReviewView {
  const body = 'x '.repeat(characters / 2);
  const rows = Array.from({ length: 10 }, (_, row) => ({ label: `Row ${row}`, value: 'value '.repeat(25) }));
  return aReview({
    proposal: aProposal({
      body: aBody({ actions: [refund, { ...reply, args: { ...reply.args, body } }] }),
      sections: Array.from({ length: 6 }, (_, part) => ({ title: `Part ${part}`, rows })),
    }),
  });
}

describe('a case that is larger than a card', () => {
  it('gives up evidence first, then sections, and says so each time', () => {
    const text = read(card(aHugeReview(2_000)).blocks);
    expect(text).toContain('2 pieces of evidence: open the whole case.');
    expect(text).toContain('open the whole case');
    expect(text).toContain('x '.repeat(1_000));
  });

  it('counts the characters of a reply that it cannot show', () => {
    const body = 'x'.repeat(3_740);
    const review = aReview({
      proposal: aProposal({ body: aBody({ actions: [{ ...reply, args: { ...reply.args, body } }] }) }),
    });
    expect(read(card(review).blocks)).toContain('… 1,240 more characters: open the whole case.');
  });

  it('shows a reply in full where there is room', () => {
    expect(read(card().blocks)).not.toContain('more characters');
  });
});
