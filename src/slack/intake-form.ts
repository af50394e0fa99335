import type { ModalView } from '@slack/types';
import { fieldsOf } from '../domain/form/fields-of.ts';
import { triggersOf } from '../domain/starts.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Desk } from './desk.ts';
import type { IntakeAbout } from './intake-about.ts';
import { spellAbout } from './intake-about.ts';
import { intakeModal } from './modals/intake-modal.ts';

/** Before the argument's name in the form's field ids. */
export const intakePrefix = 'intake';

/**
 * The form that starts a workflow, made from its intake schema, with what was found for it filled in. Those for which something
 * was found are offered first. It remembers how it was asked for.
 */
export function intakeForm({ ctx }: Desk, chosen: Workflow | null, about: IntakeAbout): ModalView {
  const offered = ctx.workflows.filter((workflow) => triggersOf(workflow).includes(about.trigger));
  const found = offered.filter(({ id }) => id in about.found);
  const only = offered.length === 1 ? offered[0] : found[0];
  const workflow = chosen ?? only ?? null;
  const names = workflow ? Object.keys(workflow.intake.shape) : [];
  const texts = Object.entries((workflow && about.found[workflow.id]) ?? {}).filter(
    ([, text]) => text !== '',
  );
  return intakeModal({
    workflows: offered,
    found: found.map(({ id }) => id),
    chosen: workflow?.id ?? null,
    fields: workflow ? fieldsOf(workflow.intake, names, Object.fromEntries(texts), intakePrefix) : [],
    quote: about.quote,
    about: spellAbout(about),
  });
}
