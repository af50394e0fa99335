import type { FieldChange, ProposalBody } from '../../../domain/proposal.ts';
import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import { actor } from '../parts/actor.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, bullets, section, struck } from '../parts/rich-text.ts';
import { changeInWords } from './change-in-words.ts';
import { clip } from '../../text.ts';
import { cutQuote, restOf } from './cut-text.ts';
import { choiceLabel } from './choice-label.ts';
import type { Room } from './room.ts';

/** Who moved the case to this level, and why. */
export function escalationContext(run: RunView, review: ReviewView, room: Room): Paragraph[] {
  const escalated = review.escalatedHere;
  if (!escalated) return [];
  const why = choiceLabel(run.workflow.escalationCategories, escalated.category);
  return [
    section(
      bold('Escalated to this level'),
      ' by ',
      actor(escalated.askedBy),
      ', ',
      at(escalated.escalatedAt),
      ': ',
      clip(why, 120),
    ),
    ...(escalated.note ? cutQuote(escalated.note, room.note) : []),
  ];
}

/** What an edit changed against the version before. */
export function editTrail({ proposal }: Pick<ReviewView, 'proposal'>, room: Room): Paragraph[] {
  const { version, author, changes, body } = proposal;
  if (version === 1 || changes.length === 0) return [];
  const shown = changes.slice(0, room.changes);
  return [
    section(bold(`Changed from version ${version - 1}`), ' by ', actor(author)),
    bullets([
      ...shown.map((change) => spell(change, body, room)),
      ...restOf('changes', changes.length, shown.length),
    ]),
  ];
}

function spell(change: FieldChange, body: ProposalBody | null, room: Room): Part[] {
  const { title, from, to } = changeInWords(change, body);
  const cut = (value: string): string => clip(value, room.change) || '(empty)';
  return [`${clip(title, 60)}: `, struck(cut(from)), ' → ', bold(cut(to))];
}
