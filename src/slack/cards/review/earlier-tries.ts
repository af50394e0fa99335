import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import { sentBackBefore } from '../../../domain/sent-back.ts';
import { clip, oneLine } from '../../text.ts';
import { decider } from '../parts/actor.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, joined, section } from '../parts/rich-text.ts';
import { choiceLabel } from './choice-label.ts';
import { cutQuote, restOf } from './cut-text.ts';
import type { Room } from './room.ts';

/** That the agent was sent back before it proposed this, by whom and with which words; nothing on a first try. */
export function earlierTries(run: RunView, { proposal }: ReviewView, room: Room): Paragraph[] {
  const earlier = sentBackBefore(run, proposal.version);
  const shown = earlier.slice(-room.tries);
  return [
    ...restOf('earlier tries', earlier.length, shown.length).map((rest) => section(...rest)),
    ...shown.flatMap((review, index) => [
      section(...oneTry(run, review, earlier.length - shown.length + index + 2)),
      ...review.decisions.flatMap(({ note }) => (note ? cutQuote(note, room.note) : [])),
    ]),
  ];
}

/** The newest of them in one line, for notifications. */
export function lastTry(run: RunView, { proposal }: ReviewView): Part[][] {
  const earlier = sentBackBefore(run, proposal.version);
  return earlier.slice(-1).map((review) => oneTry(run, review, earlier.length + 1));
}

function oneTry(run: RunView, review: ReviewView, number: number): Part[] {
  return [bold(`Try ${number}`), ', because ', ...whySentBack(run, review), '.'];
}

/** `@Grace rejected version 1, 23 Nov at 10:08, and asked the agent to try again: The amount is wrong` */
export function whySentBack(run: RunView, review: ReviewView): Part[] {
  const { decisions, proposal, resolvedAt } = review;
  const when: Part[] = resolvedAt ? [', ', at(resolvedAt)] : [];
  if (review.resolution === 'answered') {
    const by = decisions.filter(({ kind }) => kind === 'respond').flatMap(decider);
    const asked = proposal.body?.question;
    return [...by, ` answered its question${asked ? ` “${clip(oneLine(asked), 200)}”` : ''}`, ...when];
  }
  const rejections = decisions.filter(({ kind }) => kind === 'reject');
  const codes = [...new Set(rejections.flatMap(({ reasonCode }) => reasonCode ?? []))];
  const reasons = codes.map((code) => clip(choiceLabel(run.workflow.rejectReasons, code), 120));
  return [
    ...joined(rejections.map(decider), ' and '),
    ` rejected version ${proposal.version}`,
    ...when,
    ', and asked the agent to try again',
    ...(reasons.length ? [': ', bold(reasons.join('; '))] : []),
  ];
}
