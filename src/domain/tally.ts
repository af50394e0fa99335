import type { Actor, Surface } from './event.ts';
import { stagesOf } from './policy.ts';
import type { Route } from './policy.ts';
import type { DecisionKind, ReviewResolution } from './review.ts';

/** One answer as it counts. */
export type Answer = {
  reviewId: string | null;
  proposalId: string;
  kind: DecisionKind;
  deciderId: string;
  onBehalfOf: string | null;
};

/** An answer and the surface on which it was given. */
export type Given = Answer & { surface: Surface };

/** Somebody edited at a level: the new version has their one approval. */
export type Editor = { person: string; onBehalfOf: string | null; level: number; surface: Surface };

/** Everyone whose voice is in these answers: who decided, and for whom. */
export function voicesIn(answers: readonly Answer[]): string[] {
  return answers.flatMap(({ deciderId, onBehalfOf }) => [deciderId, ...(onBehalfOf ? [onBehalfOf] : [])]);
}

export function countOf(answers: readonly Answer[], kind: DecisionKind): number {
  return answers.filter((answer) => answer.kind === kind).length;
}

/** The level at which an editor's approval counts: their own, else the highest below it that is asked; none below: nowhere. */
export function levelOfEdit(route: Route, { level }: Editor): number | undefined {
  if (!('quorum' in route)) return undefined;
  const asked = stagesOf(route).map((stage) => stage.level);
  const within = asked.filter((each) => each <= level);
  return within.length ? Math.max(...within) : undefined;
}

/** Who made this version by an edit, and where; undefined for a version that nobody edited. */
export function editorIn(
  author: Actor,
  answers: readonly Given[],
  reviews: readonly { id: string; level: number }[],
): Editor | undefined {
  if (author.kind !== 'person') return undefined;
  const edit = answers.findLast(({ kind, deciderId }) => kind === 'edit' && deciderId === author.id);
  const level = reviews.find(({ id }) => id === edit?.reviewId)?.level;
  if (!edit || level === undefined) return undefined;
  return { person: author.id, onBehalfOf: edit.onBehalfOf, level, surface: edit.surface };
}

/** `stage`: which of the levels in order it is. An escalated stage and the one after it may be of one level. */
type Asked = { level: number; stage?: number };

/** Nobody counts at two levels: those who approved this proposal at another one, and an editor whose approval belongs there. */
export function countedElsewhere(
  review: Asked & { proposalId: string },
  { author, route }: { author: Actor; route: Route },
  answers: readonly Given[],
  reviews: readonly (Asked & { id: string; resolution: ReviewResolution | null })[],
): string[] {
  const elsewhere = reviews.filter(
    ({ level, stage, resolution }) =>
      (level !== review.level || stage !== review.stage) && resolution === 'approved',
  );
  const approvals = answers.filter(
    ({ reviewId, proposalId, kind }) =>
      kind === 'approve' && proposalId === review.proposalId && elsewhere.some(({ id }) => id === reviewId),
  );
  const editor = editorIn(author, answers, reviews);
  const level = editor && levelOfEdit(route, editor);
  const reserved = editor && level !== undefined && level !== review.level ? [editor.person] : [];
  return [...voicesIn(approvals), ...reserved];
}
