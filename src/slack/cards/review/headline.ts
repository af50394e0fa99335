import type { ContextBlock, HeaderBlock } from '@slack/types';
import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';
import { resolutionWords } from '../../../wording/statuses.ts';
import { moneyMoved } from '../parts/amounts.ts';
import { isAskedAgain } from './asked-again.ts';
import { context, header } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { joined } from '../parts/rich-text.ts';
import { due, inSilence } from './clock.ts';

/** `To decide: €84.00 · Ticket 1042 · Support triage`: how it stands and how much, before anything else. */
export function title(run: RunView, review: ReviewView): string {
  const status = isAskedAgain(review)
    ? 'Approved, not carried out'
    : review.resolution
      ? resolutionWords[review.resolution]
      : open(review);
  const money = moneyMoved(review.proposal.body?.actions ?? []);
  const about = [money, clip(oneLine(run.subject.label), 60), clip(oneLine(run.workflow.title), 40)];
  return `${status}: ${about.filter(Boolean).join(' · ')}`;
}

/** Where nothing is proposed there is only something to answer. */
function open({ proposal: { body } }: ReviewView): string {
  return body && body.actions.length === 0 && body.question ? 'To answer' : 'To decide';
}

export function cardHeader(run: RunView, review: ReviewView): HeaderBlock {
  return header(title(run, review));
}

/** Level, time and confidence. */
export function standing(review: ReviewView, now: Date): ContextBlock {
  return context(
    ...joined([level(review), [...due(review, now), ...inSilence(review)], ...confidence(review)]),
  );
}

function level({ team, level: number, levels }: ReviewView): Part[] {
  if (levels === 1) return [team.id];
  return [`${team.id}, level ${number} of ${levels}${number === levels ? ' (last level)' : ''}`];
}

function confidence({ proposal }: ReviewView): Part[][] {
  return proposal.body ? [[confidenceInWords(proposal.body.confidence)]] : [];
}

/** Cut, not rounded: 0.599 must not read as the 0.6 that a rule asks for. */
export function confidenceInWords(confidence: number): string {
  const grade = confidence >= 0.8 ? 'high' : confidence >= 0.6 ? 'medium' : 'low';
  return `${grade} confidence (${(Math.floor(confidence * 100) / 100).toFixed(2)})`;
}
