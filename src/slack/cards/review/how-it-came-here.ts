import type { FieldChange, ProposalBody } from '../../../domain/proposal.ts';
import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import { moneyOf } from '../parts/amounts.ts';
import { actor } from '../parts/actor.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, bullets, section, struck } from '../parts/rich-text.ts';
import { labelOf } from './arguments.ts';
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
export function editTrail({ proposal }: ReviewView, room: Room): Paragraph[] {
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
  const read = (value: string): string =>
    clip(asMoney(change, body, value) ?? value, room.change) || '(empty)';
  return [`${clip(labelOf(change.field), 60)}: `, struck(read(change.from)), ' → ', bold(read(change.to))];
}

/** Changes hold plain values; the currency stands beside the amount in the action itself. */
function asMoney(
  { action, field }: FieldChange,
  body: ProposalBody | null,
  value: string,
): string | undefined {
  const args = body?.actions.find((each) => each.tool === action)?.args;
  return args && moneyOf(args, field, Number(value));
}
