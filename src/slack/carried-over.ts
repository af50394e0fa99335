import { fieldsOf } from '../domain/form/fields-of.ts';
import type { Action } from '../domain/proposal.ts';
import type { FormField } from '../domain/run-view.ts';
import { getWriteTool } from '../domain/workflow.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Typed } from './edit-form.ts';
import { isTooLong } from './modals/form-field.ts';
import type { TypedText } from './modals/typed-texts.ts';

/** What a person changed against the version that they saw. */
export function changedByThem(
  workflow: Workflow,
  seen: readonly Action[],
  typed: Typed,
): (TypedText & { action: number; field: string })[] {
  return seen.flatMap((action, index) =>
    fieldsIn(workflow, action).flatMap(({ id, title, value }) => {
      const text = typed[id];
      if (text === undefined || text === value) return [];
      return [{ title, text, action: index, field: id.slice(action.id.length) }];
    }),
  );
}

/**
 * The same over a later version: what they changed is kept, everything else is as that version has it, so that nobody
 * takes back unseen what somebody else has saved. `left`: what has no place in it, because its action is another one now.
 */
export function carriedOver(
  workflow: Workflow,
  { seen, now }: { seen: readonly Action[]; now: readonly Action[] },
  typed: Typed,
): { typed: Typed; left: TypedText[] } {
  const fields = now.flatMap((action) => fieldsIn(workflow, action));
  const values = new Map(fields.map(({ id, value }) => [id, value]));
  const left: TypedText[] = [];
  for (const { title, text, action, field } of changedByThem(workflow, seen, typed)) {
    const target = now[action]?.tool === seen[action]?.tool ? `${now[action]?.id}${field}` : '';
    if (values.has(target)) values.set(target, text);
    else left.push({ title, text });
  }
  return { typed: Object.fromEntries(values), left };
}

/** Those that a form has an input for. */
function fieldsIn(workflow: Workflow, action: Action): FormField[] {
  const { input, editable } = getWriteTool(workflow, action.tool);
  return fieldsOf(input, editable, action.args, action.id).filter((field) => !isTooLong(field));
}
