import type { NoticeView, ReviewView } from '../../../../src/domain/run-view.ts';
import { hour, minute } from '../../../../src/lib/time.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import { noticeMessage } from '../../../../src/slack/cards/notice-message.ts';
import { aDecidedReview, aDecision, aReview, inWorkingHours, repeating } from './reviews.ts';
import { aRun } from './runs.ts';
import { after, now } from './times-and-people.ts';

export function aReminder(changes: Partial<NoticeView> = {}): NoticeView {
  return {
    id: 'ntc_1',
    kind: 'reminder',
    to: null,
    from: null,
    note: null,
    at: after(10 * minute),
    ...changes,
  };
}

/** The first of the review's notices, as it is shown. */
export function aNoticeOn(review: ReviewView, at = now): Message {
  const [notice] = review.notices;
  if (!notice) throw new Error('The review has no notice to show.');
  return noticeMessage(aRun({ reviews: [review] }), review, notice, at);
}

const reminded = { notices: [aReminder()] };

/** Every state that a reminder can be in, by the name of its render. */
export const noticeStates: Record<string, Message> = {
  'reminder-at-half': aNoticeOn(aReview(reminded), after(2 * hour)),
  'reminder-in-working-hours': aNoticeOn(aReview({ ...inWorkingHours, ...reminded })),
  'reminder-overdue': aNoticeOn(aReview({ ...repeating, ...reminded })),
  'reminder-nobody-may-decide': aNoticeOn(aReview({ ...reminded, reviewers: [] })),
  'reminder-of-two-approvals': aNoticeOn(aReview({ ...reminded, quorum: 2, decisions: [aDecision()] })),
  'reminder-followed-by-another': aNoticeOn(
    aReview({ notices: [aReminder(), aReminder({ id: 'ntc_2', at: after(11 * minute) })] }),
  ),
  'reminder-no-longer-needed': aNoticeOn(aDecidedReview('approved', [aDecision()], reminded)),
  'reminder-after-escalation': aNoticeOn(
    aDecidedReview('escalated', [], { ...reminded, next: { reviewId: 'rev_2', team: 'support-leads' } }),
  ),
};
