import type { KnownBlock, ModalView } from '@slack/types';
import type { FormField } from '../../domain/run-view.ts';
import { limits } from '../block-kit/limits.ts';
import { context } from '../cards/parts/blocks.ts';
import { paged } from '../cards/parts/pages.ts';
import type { Paragraph } from '../cards/parts/rich-text.ts';
import { bold, richText, section } from '../cards/parts/rich-text.ts';
import { callbackIds } from '../ids.ts';
import { clip, oneLine } from '../text.ts';
import type { Change } from './changes-preview.ts';
import { changesPreview } from './changes-preview.ts';
import { formField, isTooLong } from './form-field.ts';
import { modal } from './modal.ts';
import { correctFirst } from './correct-first.ts';

/** The editable arguments of one action, under its sentence. */
export type FieldGroup = { heading: string; fields: readonly FormField[] };

export type EditForm = {
  /** Comes back with the submission: the review, and which edits were shown. */
  about: string;
  groups: readonly FieldGroup[];
  /** What the typed values would change; once they were shown, the next submission saves them. */
  changes?: readonly Change[];
  /** What the rules say to these changes. */
  consequence?: string;
  /** What may have been forgotten; it can be saved all the same. */
  warnings?: readonly string[];
  /** What is wrong with the proposal as a whole; a single field's problem is answered at its block id. */
  problems?: readonly string[];
  /** What happened to the proposal while the form was open, and what became of what was typed. */
  meanwhile?: readonly Paragraph[];
};

/**
 * A form typed from the tools' schemas, submitted twice: first to see what would change, then to save it. Saving makes
 * the next version of the proposal and approves it.
 */
export function editModal(form: EditForm): ModalView {
  const {
    about,
    groups,
    changes = [],
    consequence = '',
    warnings = [],
    problems = [],
    meanwhile = [],
  } = form;
  const editable = groups.filter(({ fields }) => fields.length > 0);
  const frame = { callbackId: callbackIds.edit, title: 'Edit the proposal', close: 'Cancel', about };
  const canSave = editable.some(({ fields }) => fields.some((field) => !isTooLong(field)));
  if (!canSave)
    return modal({
      ...frame,
      blocks: [...paged(meanwhile), ...nothingToEdit(), ...editable.flatMap(drawGroup)],
    });
  return modal({
    ...frame,
    submit: changes.length > 0 ? 'Save and approve' : 'Show the changes',
    blocks: [
      ...paged(meanwhile),
      ...correctFirst(problems),
      ...changesPreview(changes),
      ...(consequence ? richText([section(bold(consequence))]) : []),
      ...warnings.map(warning),
      ...editable.flatMap(drawGroup),
      context(changes.length > 0 ? saving : looking),
    ],
  });
}

const looking = 'Nothing is saved yet: you see first what would change, and what the rules say to it.';
const saving =
  'Saving makes a new version and approves it in your name. Change a field again and you see the difference again.';

function warning(text: string): KnownBlock {
  return {
    type: 'alert',
    level: 'warning',
    text: { type: 'plain_text', text: clip(oneLine(text), limits.alert.text) },
  };
}

function drawGroup({ heading, fields }: FieldGroup): KnownBlock[] {
  return [...richText([section(bold(clip(oneLine(heading), 300)))]), ...fields.flatMap(formField)];
}

function nothingToEdit(): KnownBlock[] {
  return richText([
    section('Nothing in this proposal can be edited here. Approve it as it is, or reject it with a reason.'),
  ]);
}
