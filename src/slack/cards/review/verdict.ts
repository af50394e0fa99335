import type { DecisionView, ReviewView, RunView } from '../../../domain/run-view.ts';
import { clip } from '../../text.ts';
import { resolutionWords } from '../../wording/statuses.ts';
import { actor } from '../parts/actor.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, bullets, joined, quote, section } from '../parts/rich-text.ts';
import { choiceLabel } from './choice-label.ts';
import { cutText } from './cut-text.ts';
import { progress } from './fate.ts';
import type { Room } from './room.ts';

/** How a review ended: who decided what and when, the answers on the way, why, and where the case went. */
export function verdict(run: RunView, review: ReviewView, room: Room): Paragraph[] {
  const { decisions } = review;
  return [
    section(...verdictLine(run, review)),
    ...(decisions.length > 1 ? [bullets(decisions.slice(0, 10).map((each) => answer(run, each)))] : []),
    ...decisions.flatMap(({ note }) => (note ? [quote(...cutText(note, room.note))] : [])).slice(0, 3),
  ];
}

/** One sentence that holds everything: `Rejected by @Grace, today at 10:04: the amount is wrong.` */
export function verdictLine(run: RunView, review: ReviewView): Part[] {
  const { resolution } = review;
  if (!resolution) return ['Not decided yet.'];
  return [bold(resolutionWords[resolution]), ...circumstances(run, review), '. ', consequence(run, review)];
}

/** ` by @Grace, today at 10:04: the amount is wrong` */
export function circumstances(run: RunView, review: ReviewView): Part[] {
  const { resolvedAt } = review;
  return [...by(review), ...(resolvedAt ? [', ', at(resolvedAt)] : []), ...reason(run, review)];
}

function by({ resolution, decisions }: ReviewView): Part[] {
  const kinds = { approved: 'approve', edited: 'edit', rejected: 'reject', escalated: 'escalate' } as const;
  const kind = resolution && resolution in kinds ? kinds[resolution as keyof typeof kinds] : undefined;
  const deciders = decisions.filter((each) => each.kind === kind).map(({ decider }) => [actor(decider)]);
  if (deciders.length > 0) return [' by ', ...joined(deciders, ' and ')];
  return resolution === 'escalated' ? [' by the clock: nobody decided in time'] : [];
}

function reason(run: RunView, { decisions }: ReviewView): Part[] {
  const code = decisions.at(-1)?.reasonCode;
  if (!code) return [];
  const { rejectReasons, escalationCategories } = run.workflow;
  return [': ', bold(clip(choiceLabel([...rejectReasons, ...escalationCategories], code), 120))];
}

function consequence(run: RunView, { resolution, next, proposal }: ReviewView): string {
  switch (resolution) {
    case 'approved':
      return progress(run, proposal.body?.actions ?? []);
    case 'edited':
      return `Version ${proposal.version + 1} is on the next card. Nothing of this version is carried out.`;
    case 'rejected':
      return 'Nothing was carried out.';
    case 'escalated':
      return `The case moved to ${next ? next.team : 'the next level'}: see the next card.`;
    case 'expired':
      return 'Nobody decided in time, and silence never approves. Nothing was carried out.';
    case 'cancelled':
      return 'The run was cancelled. Nothing was carried out.';
    case 'superseded':
      return 'Something changed while it waited: see the next card. Nothing of this was carried out.';
    case null:
      return '';
  }
}

function answer(run: RunView, { kind, decider, decidedAt, reasonCode }: DecisionView): Part[] {
  const did = { approve: 'approved', edit: 'edited', reject: 'rejected', escalate: 'escalated' }[kind];
  const choices = [...run.workflow.rejectReasons, ...run.workflow.escalationCategories];
  const why = reasonCode ? `: ${clip(choiceLabel(choices, reasonCode), 120)}` : '';
  return [actor(decider), ` ${did}, `, at(decidedAt), why];
}
