import { capInWords } from '../../../domain/cap.ts';
import type { Moved } from '../../../domain/drift.ts';
import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';
import { decider } from '../parts/actor.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { bold, bullets, joined, section, struck } from '../parts/rich-text.ts';
import { restOf } from './cut-text.ts';
import type { Room } from './room.ts';

type Proposed = Pick<ReviewView, 'proposal'>;

/** What moved after the version before was approved: why people are asked again about the same. */
export function whatMoved(run: RunView, review: Proposed, room: Room): Paragraph[] {
  const { moved } = review.proposal;
  if (moved.length === 0) return [];
  const shown = moved.slice(0, room.changes);
  return [
    section(bold('Since '), ...sinceWhat(run, review), bold(', this moved. Nothing was carried out:')),
    bullets([...shown.map((each) => spell(each, room)), ...restOf('values', moved.length, shown.length)]),
  ];
}

/** The same for notifications. */
export function movedLines(run: RunView, review: ReviewView): Part[][] {
  const { moved } = review.proposal;
  if (moved.length === 0) return [];
  const values = moved.map(({ label, from, to }) => `${label} ${read(from, 120)} → ${read(to, 120)}`);
  return [
    ['Since ', ...sinceWhat(run, review), `, this moved: ${values.join('; ')}. Nothing was carried out.`],
  ];
}

/** What an approval rests on, and what is read again before anything is carried out; each value once. */
export function checkedBefore({ proposal: { body, caps } }: Proposed): Part[][] {
  const values = (body?.actions ?? []).flatMap(({ state }) => Object.entries(state ?? {}));
  const spelled = values.map(([label, value]) => `${clip(oneLine(label), 60)}: ${read(value, 120)}`);
  return [...new Set([...caps.map(capInWords), ...spelled])].map((value) => [value]);
}

/** `@Grace and @Linus approved`, `the rule tags-alone let it through`. */
function sinceWhat(run: RunView, { proposal }: Proposed): Part[] {
  const before = run.proposals.find(({ version }) => version === proposal.version - 1);
  const approvals = run.reviews
    .filter((review) => review.proposal.id === before?.id && review.resolution === 'approved')
    .flatMap(({ decisions }) => decisions.filter(({ kind }) => kind === 'approve'));
  if (approvals.length > 0) return [...joined(approvals.map(decider), ' and '), ' approved'];
  return [before ? `the rule ${clip(before.routing.rule, 60)} let it through` : 'it was approved'];
}

function spell({ label, from, to }: Moved, { change }: Room): Part[] {
  return [`${clip(oneLine(label), 60)}: `, struck(read(from, change)), ' → ', bold(read(to, change))];
}

function read(value: string, max: number): string {
  return clip(oneLine(value), max) || 'nothing';
}
