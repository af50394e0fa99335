import type { NoticeView, ReviewView, RunView } from '../../domain/run-view.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { holder } from './parts/actor.ts';
import type { Part } from './parts/rich-text.ts';
import { at, joined, person, richText, section } from './parts/rich-text.ts';
import { cutQuote } from './review/cut-text.ts';
import { due, title } from './review/headline.ts';

/** Calls on people about a review that waits; once it is over, it only says so. */
export function noticeMessage(run: RunView, review: ReviewView, notice: NoticeView, now: Date): Message {
  const sentence = review.resolution
    ? ['No longer waiting: ', `${title(run, review)}.`]
    : waiting(run, review, notice, now);
  const note = notice.note && !review.resolution ? cutQuote(notice.note, 600) : [];
  return {
    text: notification([sentence, ...(note.length ? [[notice.note ?? '']] : [])]),
    blocks: richText([section(...sentence), ...note]),
  };
}

function waiting(run: RunView, review: ReviewView, notice: NoticeView, now: Date): Part[] {
  const about = [' ', `${title(run, review)}; `, ...due(review, now), '.'];
  if (notice.kind === 'handed_on')
    return [person(notice.to ?? ''), ', ', person(notice.from ?? ''), ' hands this on to you.', ...about];
  return [...called(review), ', this still waits for you.', ...about, ...afterwards(review, now)];
}

function called({ reviewers, team }: ReviewView): Part[] {
  return reviewers.length ? joined(reviewers.slice(0, 20).map(holder), ', ') : [`The people of ${team.id}`];
}

const deeds = {
  remind: 'the next reminder follows',
  escalate: 'it goes to the next level',
  expire: 'it expires: silence never approves',
  block: 'its owner gets it: silence never approves',
} as const;

/** What silence leads to, and when. */
function afterwards({ timetable }: ReviewView, now: Date): Part[] {
  const next = timetable.find(({ at: time }) => time > now);
  return next ? [' If nobody decides, ', deeds[next.does], ' ', at(next.at), '.'] : [];
}
