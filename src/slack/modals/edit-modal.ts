import type { KnownBlock, ModalView } from '@slack/types';
import type { FormField } from '../../domain/run-view.ts';
import { context } from '../cards/parts/blocks.ts';
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
  reviewId: string;
  groups: readonly FieldGroup[];
  changes?: readonly Change[];
  /** What is wrong with the proposal as a whole; a single field's problem is answered at its block id. */
  problems?: readonly string[];
};

/** A form typed from the tools' schemas. Saving it is the next version of the proposal, and an approval of that. */
export function editModal({ reviewId, groups, changes = [], problems = [] }: EditForm): ModalView {
  const editable = groups.filter(({ fields }) => fields.length > 0);
  const form = { callbackId: callbackIds.edit, title: 'Edit the proposal', close: 'Back', about: reviewId };
  const canSave = editable.some(({ fields }) => fields.some((field) => !isTooLong(field)));
  if (!canSave) return modal({ ...form, blocks: [...nothingToEdit(), ...editable.flatMap(drawGroup)] });
  return modal({
    ...form,
    submit: 'Save and approve',
    blocks: [
      ...correctFirst(problems),
      ...editable.flatMap(drawGroup),
      ...changesPreview(changes),
      context(
        'Saving makes a new version and approves it in your name. The rules are tried again on it: it may need more approvals, go to the next level or be stopped.',
      ),
    ],
  });
}

function drawGroup({ heading, fields }: FieldGroup): KnownBlock[] {
  return [...richText([section(bold(clip(oneLine(heading), 300)))]), ...fields.flatMap(formField)];
}

function nothingToEdit(): KnownBlock[] {
  return richText([
    section('Nothing in this proposal can be edited here. Approve it as it is, or reject it with a reason.'),
  ]);
}
