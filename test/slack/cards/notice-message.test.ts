import { describe, expect, it } from 'vitest';
import { hour, minute } from '../../../src/lib/time.ts';
import { mentionsIn } from '../../../src/sandbox/slack/workspace/mentions-in.ts';
import { calls } from '../../../src/slack/cards/notice-message.ts';
import { aNoticeOn, aReminder, noticeStates } from './support/notice-states.ts';
import { read } from './support/read.ts';
import { aDecidedReview, aDecision, aReview, self } from './support/reviews.ts';
import { after, grace, linus, maya } from './support/times-and-people.ts';

function getState(name: string) {
  const state = noticeStates[name];
  if (!state) throw new Error(`No notice state ${name}.`);
  return state;
}

const shown = (name: string) => read(getState(name).blocks);
const called = (name: string) => mentionsIn({ text: '', blocks: getState(name).blocks as never }).users;

describe('a reminder', () => {
  it('calls exactly those who may decide, and says how long they have and what silence leads to', () => {
    expect(called('reminder-at-half')).toEqual([grace, linus]);
    expect(shown('reminder-at-half')).toContain(
      'this still waits for you. To decide: €84.00 · Ticket 1042 · Support triage; 2h left, due 2026-11-23 14:00 UTC; then it goes to support-leads.',
    );
  });

  it('says the same to screen readers and in notifications', () => {
    const { text } = getState('reminder-at-half');
    for (const part of [`<@${grace}>`, '€84.00', '2h left', '<!date^', 'then it goes to support-leads'])
      expect(text).toContain(part);
  });

  it('does not call those whose approval counts already', () => {
    const review = aReview({
      quorum: 2,
      decisions: [aDecision()],
      reviewers: [self(linus)],
      notices: [aReminder()],
    });
    expect(mentionsIn({ text: '', blocks: aNoticeOn(review).blocks as never }).users).toEqual([linus]);
  });

  it('calls the deputy of somebody who is away, and says for whom', () => {
    const review = aReview({ reviewers: [{ person: maya, onBehalfOf: grace }], notices: [aReminder()] });
    expect(read(aNoticeOn(review).blocks)).toContain(`@${maya} for @${grace}, this still waits for you`);
  });

  it('where nobody may decide, says that', () => {
    expect(called('reminder-nobody-may-decide')).toEqual([]);
    expect(shown('reminder-nobody-may-decide')).toContain('nobody in support-agents may decide on it');
  });

  it('counts what is left in working time, where the time is', () => {
    expect(shown('reminder-in-working-hours')).toContain(
      '3h 48m of working time (Europe/Amsterdam) left, due 2026-11-24 11:00 UTC',
    );
  });

  it('that comes late is worded for the moment when it is seen', () => {
    const review = aReview({ notices: [aReminder({ at: after(2 * hour) })] });
    expect(read(aNoticeOn(review, after(3.5 * hour)).blocks)).toContain('30m left');
    expect(read(aNoticeOn(review, after(5 * hour)).blocks)).toContain('overdue for 59m');
  });

  it('at a last level that repeats, says until when it is reminded of', () => {
    expect(shown('reminder-overdue')).toContain(
      '; then reminders until 2026-11-23 16:00 UTC, and it expires: silence never approves.',
    );
  });
});

describe('a reminder calls nobody any more', () => {
  it.each([
    ['reminder-no-longer-needed', 'Reminder, no longer needed. Approved: €84.00'],
    ['reminder-after-escalation', 'Reminder, no longer needed. Escalated: €84.00'],
    ['reminder-followed-by-another', 'The newest one stands below.'],
  ])('%s', (name, words) => {
    expect(called(name)).toEqual([]);
    expect(shown(name)).toContain(words);
    expect(shown(name)).not.toContain('waits for you');
    expect(getState(name).text).not.toContain('<@');
  });

  it('once its review is over, or a newer one calls; a hand-over after it changes nothing', () => {
    const [first, second] = [aReminder(), aReminder({ id: 'ntc_2' })];
    const handedOn = aReminder({ id: 'ntc_3', kind: 'handed_on', to: linus, from: grace, at: after(minute) });
    const review = aReview({ notices: [first, second, handedOn] });
    expect([first, second, handedOn].map((notice) => calls(review, notice))).toEqual([false, true, true]);
    const over = aDecidedReview('rejected', [], { notices: [first, second, handedOn] });
    expect([first, second, handedOn].map((notice) => calls(over, notice))).toEqual([false, false, false]);
  });
});
