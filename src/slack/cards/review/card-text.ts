import type { Action } from '../../../domain/proposal.ts';
import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';
import { notification } from '../message.ts';
import { holder } from '../parts/actor.ts';
import type { Part } from '../parts/rich-text.ts';
import { joined } from '../parts/rich-text.ts';
import { besideTheCase } from './beside-the-case.ts';
import { lastTry } from './earlier-tries.ts';
import { due, inSilence } from './clock.ts';
import { fateIn } from './fate.ts';
import { isAskedAgain } from './asked-again.ts';
import { confidenceInWords, title } from './headline.ts';
import { movedLines } from './moved.ts';
import { recalledLines } from './recalled.ts';
import { verdictLine } from './verdict.ts';

/** The card for ears and notifications: what it is, how it stands, what will happen or what became of it. */
export function cardText(run: RunView, review: ReviewView, now: Date): string {
  const actions = review.proposal.body?.actions ?? [];
  const lines = review.resolution ? closedLines(run, review, actions) : openLines(run, review, actions, now);
  return notification([[`${title(run, review)}.`], ...lines, [`Run ${run.id}.`]]);
}

function openLines(run: RunView, review: ReviewView, actions: readonly Action[], now: Date): Part[][] {
  const { body, routing } = review.proposal;
  return [
    ['May decide: ', ...mentions(review), '; ', ...due(review, now), ...inSilence(review), '.'],
    ...movedLines(run, review),
    ...besideTheCase(run, review),
    ...lastTry(run, review),
    ...recalledLines(review),
    ...(body?.question ? [[`It asks: ${clip(oneLine(body.question), 500)}`]] : []),
    ...(actions.length ? [['What will happen if you approve:']] : [['No action is proposed.']]),
    ...actions.map((action, index) => [`${index + 1}. ${clip(oneLine(action.says), 250)}`]),
    [`Rule: ${clip(oneLine(routing.sentence), 300)}`],
    ...(body ? [[`${confidenceInWords(body.confidence)}. ${clip(oneLine(body.summary), 500)}`]] : []),
  ];
}

function mentions(review: ReviewView): Part[] {
  const people = review.reviewers.slice(0, 20).map(holder);
  return people.length ? joined(people, ', ') : [`the people of ${review.team.id}`];
}

function closedLines(run: RunView, review: ReviewView, actions: readonly Action[]): Part[][] {
  const isFinal = review.resolution === 'approved' && !isAskedAgain(review);
  const fate = isFinal ? fateIn(run) : (): Part[] => ['Not carried out'];
  const note = review.decisions.find((decision) => decision.note)?.note;
  return [
    verdictLine(run, review),
    ...(note ? [[`Note: ${clip(oneLine(note), 500)}`]] : []),
    ...actions.map((action, index) => [
      `${index + 1}. ${clip(oneLine(action.says), 250)}: `,
      ...fate(action),
    ]),
  ];
}
