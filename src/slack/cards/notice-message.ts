import type { NoticeView, ReviewView, RunView } from '../../domain/run-view.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { holder } from './parts/actor.ts';
import type { Part } from './parts/rich-text.ts';
import { at, joined, person, richText, section } from './parts/rich-text.ts';
import { due, inSilence, left } from './review/clock.ts';
import { cutQuote } from './review/cut-text.ts';
import { title } from './review/headline.ts';

/** Calls on people about a review that waits. Once it is over or a newer reminder calls, it only says so. */
export function noticeMessage(run: RunView, review: ReviewView, notice: NoticeView, now: Date): Message {
  const isCall = calls(review, notice);
  const sentence = isCall ? call(run, review, notice, now) : quiet(run, review, notice);
  const note = notice.note && isCall ? notice.note : null;
  return {
    text: notification([sentence, ...(note ? [[note]] : [])]),
    blocks: richText([section(...sentence), ...(note ? cutQuote(note, 600) : [])]),
  };
}

/** Whether it still asks somebody for something. What does not any more is never posted, only changed where it stands. */
export function calls({ resolution, notices }: ReviewView, { id, kind }: NoticeView): boolean {
  if (resolution) return false;
  return kind !== 'reminder' || notices.findLast((each) => each.kind === 'reminder')?.id === id;
}

function call(run: RunView, review: ReviewView, notice: NoticeView, now: Date): Part[] {
  const about = ` ${title(run, review)}; `;
  if (notice.kind === 'handed_on') {
    const [to, from] = [person(notice.to ?? ''), person(notice.from ?? '')];
    return [to, ', ', from, ' hands this on to you.', about, ...due(review, now), '.'];
  }
  const time = [...left(review, now), ...inSilence(review), '. Decide on its card in this thread.'];
  return [...called(review), about, ...time];
}

function called({ reviewers, team }: ReviewView): Part[] {
  if (reviewers.length === 0) return [`This still waits, and nobody in ${team.id} may decide on it.`];
  return [...joined(reviewers.map(holder), ', '), ', this still waits for you.'];
}

function quiet(run: RunView, review: ReviewView, { kind, at: time }: NoticeView): Part[] {
  const what = `${title(run, review)}.`;
  if (review.resolution)
    return [kind === 'reminder' ? 'Reminder, no longer needed. ' : 'No longer waiting. ', what];
  return ['Reminder, ', at(time), `. The newest one stands below. ${what}`];
}
