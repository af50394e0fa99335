import type { ModalView } from '@slack/types';
import { fieldsOf } from '../domain/form/fields-of.ts';
import type { Routing } from '../domain/policy.ts';
import type { Action } from '../domain/proposal.ts';
import { getWriteTool } from '../domain/workflow.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { JudgedEdit } from '../engine/reviews/edits/judge-edit.ts';
import { digestOf } from '../lib/hash.ts';
import { changeInWords } from './cards/review/change-in-words.ts';
import type { Paragraph } from './cards/parts/rich-text.ts';
import { editModal } from './modals/edit-modal.ts';
import type { FieldGroup } from './modals/edit-modal.ts';

/** What the form remembers: its review and, once the differences were shown, which typed values they were of. */
export type EditState = { reviewId: string; shown: string | null };

export function parseEditState(about: string): EditState {
  const [reviewId = '', shown] = about.split(' ');
  return { reviewId, shown: shown ?? null };
}

/** Names a set of typed values, to know them again. */
export function stampOf(typed: Readonly<Record<string, string>>): string {
  return digestOf(typed).slice(0, 16);
}

export type Typed = Readonly<Record<string, string>>;

export type Preview = {
  typed: Typed;
  /** What that would change; absent where it cannot be saved as it is. */
  judged?: JudgedEdit;
  problems?: readonly string[];
  meanwhile?: readonly Paragraph[];
};

/** The edit form of a proposal, fresh or with what was typed and what that would change. */
export function editForm(
  workflow: Workflow,
  reviewId: string,
  actions: readonly Action[],
  { typed, judged, problems = [], meanwhile = [] }: Preview = { typed: {} },
): ModalView {
  const groups = actions.map((action) => groupOf(workflow, action, typed));
  if (!judged) return editModal({ about: reviewId, groups, problems, meanwhile });
  return editModal({
    about: `${reviewId} ${stampOf(typed)}`,
    groups,
    meanwhile,
    changes: judged.changes.map((change) => changeInWords(change, judged.body)),
    consequence: consequenceOf(judged.routing),
    warnings: staleAmounts(judged),
  });
}

/** A new amount, and a text that still names the old one: the customer would read what is not done. */
function staleAmounts({ changes, body }: JudgedEdit): string[] {
  return changes.flatMap((change) => {
    const { from, to } = changeInWords(change, body);
    if (from === change.from) return [];
    const texts = body.actions
      .flatMap(({ args }) => Object.values(args))
      .filter((value) => typeof value === 'string');
    return texts.some((text) => text.includes(from))
      ? [`A text below still says ${from}. The new amount is ${to}.`]
      : [];
  });
}

function groupOf(workflow: Workflow, action: Action, typed: Typed): FieldGroup {
  const { input, editable } = getWriteTool(workflow, action.tool);
  const fields = fieldsOf(input, editable, action.args, action.id);
  return {
    heading: action.says,
    fields: fields.map((field) => ({ ...field, value: typed[field.id] ?? field.value })),
  };
}

function consequenceOf({ route, sentence }: Routing): string {
  if (!('quorum' in route)) return sentence;
  const approvals = route.quorum === 1 ? 'one approval' : `${route.quorum} approvals`;
  return `Then it needs ${approvals} at level ${route.level}. ${sentence}`;
}
