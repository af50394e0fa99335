import type { ContextBlock, HeaderBlock } from '@slack/types';
import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import { inWords } from '../../../lib/time.ts';
import { clip, oneLine } from '../../text.ts';
import { resolutionWords } from '../../wording/statuses.ts';
import { moneyMoved } from '../parts/amounts.ts';
import { context, header } from '../parts/blocks.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, joined, person, section } from '../parts/rich-text.ts';

/** `To decide: €84.00 · Ticket 1042 · Support triage`: how it stands and how much, before anything else. */
export function title(run: RunView, review: ReviewView): string {
  const status = review.resolution ? resolutionWords[review.resolution] : 'To decide';
  const money = moneyMoved(review.proposal.body?.actions ?? []);
  const about = [money, clip(oneLine(run.subject.label), 60), clip(oneLine(run.workflow.title), 40)];
  return `${status}: ${about.filter(Boolean).join(' · ')}`;
}

export function cardHeader(run: RunView, review: ReviewView): HeaderBlock {
  return header(title(run, review));
}

/** Level, time, confidence and approvals so far. */
export function standing(review: ReviewView, now: Date): ContextBlock {
  return context(...joined([level(review), due(review, now), ...confidence(review), ...quorum(review)]));
}

function level({ team, level: number, levels }: ReviewView): Part[] {
  if (levels === 1) return [team.id];
  return [`${team.id}, level ${number} of ${levels}${number === levels ? ' (last level)' : ''}`];
}

export function due({ openedAt, dueAt }: ReviewView, now: Date): Part[] {
  if (now > dueAt)
    return [bold('overdue'), ` for ${inWords(now.getTime() - dueAt.getTime())}, since `, at(dueAt)];
  return [`${inWords(dueAt.getTime() - openedAt.getTime())} to decide, due `, at(dueAt)];
}

function confidence({ proposal }: ReviewView): Part[][] {
  return proposal.body ? [[confidenceInWords(proposal.body.confidence)]] : [];
}

/** Cut, not rounded: 0.599 must not read as the 0.6 that a rule asks for. */
export function confidenceInWords(confidence: number): string {
  const grade = confidence >= 0.8 ? 'high' : confidence >= 0.6 ? 'medium' : 'low';
  return `${grade} confidence (${(Math.floor(confidence * 100) / 100).toFixed(2)})`;
}

function quorum(review: ReviewView): Part[][] {
  return [[`${approvers(review).length} of ${review.quorum} approved`]];
}

export function approvers({ decisions }: ReviewView): string[] {
  return decisions.filter(({ kind }) => kind === 'approve').map(({ decider }) => decider.id);
}

/** Mentions exactly those who may still decide: not the requester, and nobody who has approved already. */
export function mayDecide(review: ReviewView): Paragraph {
  const approved = approvers(review);
  const people = review.reviewers.filter((id) => !approved.includes(id));
  if (people.length > 0)
    return section(
      bold('May decide: '),
      ...joined(
        people.map((id) => [person(id)]),
        ', ',
      ),
    );
  if (approved.length > 0)
    return section(
      bold('May decide: '),
      `nobody else in ${review.team.id}. Escalate it, or add a person to the team.`,
    );
  return section(
    bold('May decide: '),
    `the people of ${review.team.id}. Who they are could not be found out just now; it is checked when somebody decides.`,
  );
}
