import type { InputBlock, ModalView } from '@slack/types';
import { longestIncidentNote, ownResolutions } from '../../../domain/incident.ts';
import type { FormField } from '../../../domain/run-view.ts';
import { ownResolutionWords } from '../../../wording/incidents.ts';
import { limits } from '../../block-kit/limits.ts';
import { context, plain } from '../../cards/parts/blocks.ts';
import { bold, joined, person, richText, section } from '../../cards/parts/rich-text.ts';
import { actionIds, callbackIds, fieldIds } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { choiceField } from '../choice-field.ts';
import { formField } from '../form-field.ts';
import { modal } from '../modal.ts';

const shownPeople = 20;

/** Gives an incident to one person. */
export function handOverModal({ about, may }: { about: string; may: readonly string[] }): ModalView {
  const names = joined(
    may.slice(0, shownPeople).map((id) => [person(id)]),
    ', ',
  );
  return modal({
    callbackId: callbackIds.handOver,
    title: 'Hand to a person',
    submit: 'Hand it over',
    close: 'Cancel',
    about,
    blocks: [
      {
        type: 'input',
        block_id: fieldIds.person,
        label: plain('Who shall deal with it?'),
        element: {
          type: 'users_select',
          action_id: actionIds.typed,
          placeholder: plain('Choose a person', limits.select.placeholder),
        },
      },
      note('What should they know?', 'It stands in the incident’s thread, where they are called.', true),
      context(
        'Of its owners: ',
        ...(names.length ? names : ['nobody is known']),
        '; the backup owners and the admins can have it, too.',
      ),
    ],
  });
}

export const endRuns = { end: 'end', keep: 'keep' } as const;

/** Ends an incident. `blocked`: so many runs still stand still because of it. */
export function resolveModal({ about, blocked }: { about: string; blocked: number }): ModalView {
  const these = blocked === 1 ? 'The run that stands still' : `The ${blocked} runs that stand still`;
  return modal({
    callbackId: callbackIds.resolveIncident,
    title: 'Resolve the incident',
    submit: 'Resolve',
    close: 'Cancel',
    about,
    blocks: [
      choiceField(
        fieldIds.resolution,
        'How did it end?',
        ownResolutions.map((code) => ({ code, label: ownResolutionWords[code] })),
      ),
      note('What came of it?', 'Whoever looks at it later reads this on the card and in its thread.', false),
      ...(blocked > 0
        ? [
            choiceField(fieldIds.runs, these, [
              {
                code: endRuns.end,
                label: blocked === 1 ? 'Cancel it: it ends for good' : 'Cancel them: they end for good',
              },
              { code: endRuns.keep, label: 'Leave as it is: it stays on the list' },
            ]),
          ]
        : []),
    ],
  });
}

/** What a run lacked, as the form that started it, filled with what it has. */
export function supplyModal({
  about,
  subject,
  fields,
}: {
  about: string;
  subject: string;
  fields: readonly FormField[];
}): ModalView {
  return modal({
    callbackId: callbackIds.supplyInput,
    title: 'Supply what is missing',
    submit: 'Let it go on',
    close: 'Cancel',
    about,
    blocks: [
      ...richText([
        section(bold(clip(oneLine(subject), 150)), ' goes on with this, and reads everything anew.'),
      ]),
      ...fields.flatMap(formField),
      context(
        'If this makes it about another record, that is another case: a run of its own starts, you are who asked for it, and this one is cancelled.',
      ),
    ],
  });
}

/** `after`: how many approved actions come after it. */
export function wasAppliedModal({
  about,
  says,
  after,
}: {
  about: string;
  says: string;
  after: number;
}): ModalView {
  return modal({
    callbackId: callbackIds.wasApplied,
    title: 'It was applied',
    submit: 'It was applied',
    close: 'Cancel',
    about,
    blocks: [
      ...richText([
        section('You have looked it up in its system, and this is done: ', bold(clip(oneLine(says), 500))),
        section(
          after > 0
            ? bold(
                `Then the run goes on: ${after} approved ${after === 1 ? 'action comes' : 'actions come'} after it and ${after === 1 ? 'is' : 'are'} carried out.`,
              )
            : 'Then the run is complete: nothing comes after it.',
        ),
      ]),
      note('What did you find?', 'For example the id that its system gave it.', true),
    ],
  });
}

export const thens = { carryOut: 'carry_out', leave: 'leave' } as const;

export function wasNotAppliedModal({
  about,
  says,
  after,
}: {
  about: string;
  says: string;
  after: number;
}): ModalView {
  const rest = after > 0 ? `, and so ${after === 1 ? 'is' : 'are'} the ${after} after it` : '';
  return modal({
    callbackId: callbackIds.wasNotApplied,
    title: 'It was not applied',
    submit: 'It was not',
    close: 'Cancel',
    about,
    blocks: [
      ...richText([
        section(
          'You have looked it up in its system, and this did not happen: ',
          bold(clip(oneLine(says), 500)),
        ),
      ]),
      choiceField(fieldIds.next, 'And then?', [
        { code: thens.carryOut, label: 'Carry it out now' },
        { code: thens.leave, label: 'Leave it undone' },
      ]),
      context(
        `Carried out now, it is looked up once more before, and goes out under the same key as the first time. Left, the run stays stopped${rest}: not carried out.`,
      ),
    ],
  });
}

function note(label: string, hint: string, optional: boolean): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.note,
    label: plain(label),
    hint: plain(hint),
    optional,
    element: {
      type: 'plain_text_input',
      action_id: actionIds.typed,
      multiline: true,
      max_length: longestIncidentNote,
    },
  };
}
