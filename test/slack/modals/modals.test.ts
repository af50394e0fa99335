import type { InputBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/slack/block-kit/limits.ts';
import { charactersIn } from '../../../src/slack/block-kit/message-size.ts';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { editModal } from '../../../src/slack/modals/edit-modal.ts';
import { intakeModal } from '../../../src/slack/modals/intake-modal.ts';
import { rejectModal } from '../../../src/slack/modals/reject-modal.ts';
import { respondModal } from '../../../src/slack/modals/respond-modal.ts';
import { wholeCaseModal } from '../../../src/slack/modals/whole-case-modal.ts';
import { read } from '../cards/support/read.ts';
import { aField, fieldGroups, workflows } from '../cards/support/forms.ts';
import { aBody, aProposal, reply } from '../cards/support/proposals.ts';
import { aDecidedReview, aReview, inWorkingHours } from '../cards/support/reviews.ts';
import { aRun } from '../cards/support/runs.ts';
import { viewStates } from './view-states.ts';

const inputsOf = (view: ModalView): InputBlock[] =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input');
const inputFor = (field: ReturnType<typeof aField>) =>
  inputsOf(editModal({ about: 'rev_1', groups: [{ heading: 'x', fields: [field] }] }))[0];
const withoutSpace = (text: string): string => text.replaceAll(/\s/g, '');
const textOf = (view: ModalView): string => read(view.blocks as never);

describe('editing a proposal', () => {
  it('each field is an input of its own kind, found again by its id', () => {
    const inputs = inputsOf(editModal({ about: 'rev_1', groups: fieldGroups }));
    expect(inputs.map(({ block_id, element }) => [block_id, element.type])).toEqual([
      ['act_refund:amount', 'plain_text_input'],
      ['act_refund:reason', 'static_select'],
      ['act_reply:body', 'plain_text_input'],
      ['act_tag:tags', 'plain_text_input'],
    ]);
    expect(inputs[0]?.label.text).toBe('Amount (EUR)');
    expect(inputs[1]?.element).toMatchObject({ initial_option: { value: 'requested_by_customer' } });
  });

  it('shows the difference before anything is saved, and only then offers to save', () => {
    const view = editModal({ about: 'rev_1', groups: fieldGroups });
    expect(view.submit?.text).toBe('Show the changes');
    expect(textOf(view)).toContain('Nothing is saved yet');
    expect(view.private_metadata).toBe('rev_1');

    const changed = viewStates['modal-edit-changed'] as ModalView;
    expect(changed.submit?.text).toBe('Save and approve');
    expect(textOf(changed)).toContain('€84.00 → €120.00');
    expect(textOf(changed)).toContain('Then it needs 2 approvals at level 1.');
  });

  it('a text that Slack would cut is not offered for editing, and Grace learns why', () => {
    const text = textOf(viewStates['modal-edit-too-long'] as ModalView);
    expect(text).toMatch(/Reply: its text has \d+ characters and Slack takes at most 3000/);
    expect(
      inputsOf(viewStates['modal-edit-too-long'] as ModalView).map(({ block_id }) => block_id),
    ).not.toContain('act_reply:body');
  });

  it('where nothing can be edited, nothing can be saved', () => {
    expect(editModal({ about: 'rev_1', groups: [] })).not.toHaveProperty('submit');
  });

  it.each([
    ['a number', aField({ kind: 'number', value: '3' }), 'number_input'],
    ['a number that is none yet', aField({ kind: 'number', value: 'three' }), 'plain_text_input'],
    ['yes or no', aField({ kind: 'yes_no', value: 'yes' }), 'static_select'],
    [
      'a choice among too many',
      aField({ kind: 'choice', options: Array.from({ length: 101 }, String) }),
      'plain_text_input',
    ],
    [
      'a choice that Slack would cut',
      aField({ kind: 'choice', options: ['x'.repeat(76)] }),
      'plain_text_input',
    ],
  ])('%s is typed where it can be typed', (_, field, element) => {
    expect(inputFor(field)?.element.type).toBe(element);
  });

  it('old and new stand together before anybody saves', () => {
    const text = textOf(viewStates['modal-edit-with-problems'] as ModalView);
    expect(text).toContain('Amount: 84.00 → 90.00');
    expect(text).toMatch(/Reply, before:[^]*Dear Hanna[^]*Reply, after:[^]*Hello Hanna/);
    expect(text).toContain('Please correct this first');
  });
});

describe('the other modals', () => {
  it('a rejection needs a reason; words are optional', () => {
    const reasons = [{ code: 'a', label: 'A' }];
    const [reason, note] = inputsOf(rejectModal({ reviewId: 'rev_1', reasons, triesLeft: 2, rejections: 1 }));
    expect(reason).toMatchObject({ block_id: 'reason' });
    expect(reason?.optional).toBeUndefined();
    expect(note?.optional).toBe(true);
  });

  it.each([
    ['with tries left', 2, true],
    ['with one left', 1, true],
    ['with none left', 0, false],
    ['where the texts are gone', null, false],
  ])('another try is offered only where there can be one: %s', (_, triesLeft, isOffered) => {
    const view = rejectModal({ reviewId: 'rev_1', reasons: [], triesLeft, rejections: 1 });
    expect(inputsOf(view).some(({ block_id }) => block_id === 'again')).toBe(isOffered);
    expect(textOf(view).includes('tried again twice already')).toBe(triesLeft === 0);
  });

  it('where it takes two rejections, Grace learns that both must ask for another try', () => {
    const text = textOf(viewStates['modal-reject-one-of-two'] as ModalView);
    expect(text).toContain('It takes 2 rejections to end this.');
    expect(text).toContain('only if every one of them asks for it');
  });

  it('an answer is required, and the whole question stands above it', () => {
    const question = `${'Which order? '.repeat(70)}The last word.`;
    const view = respondModal({ reviewId: 'rev_1', question });
    expect(problemsOf(view, 'modal')).toEqual([]);
    expect(textOf(view)).toContain('The last word.');
    expect(textOf(view)).not.toContain('more characters');
    expect(inputsOf(view)).toMatchObject([{ block_id: 'answer', element: { max_length: 3_000 } }]);
    expect(inputsOf(view)[0]?.optional).toBeUndefined();
  });

  it('an escalation says who decides next', () => {
    expect(textOf(viewStates['modal-escalate'] as ModalView)).toContain('support-leads decides next');
  });

  it('choosing a workflow tells us at once, and its fields follow', () => {
    const before = inputsOf(intakeModal({ workflows, chosen: null, fields: [] }));
    expect(before).toMatchObject([{ block_id: 'workflow', dispatch_action: true }]);
    const fields = [aField({ id: 'intake:ticket' })];
    const chosen = inputsOf(intakeModal({ workflows, chosen: 'support-triage', fields }));
    expect(chosen.map(({ block_id }) => block_id)).toEqual(['workflow', 'intake:ticket']);
  });

  it('without workflows there is nothing to submit', () => {
    expect(intakeModal({ workflows: [], chosen: null, fields: [] })).not.toHaveProperty('submit');
  });
});

describe('the whole case', () => {
  it('holds every character of a long reply, over as many blocks as it takes', () => {
    const lines = Array.from({ length: 900 }, (_, index) => `line ${index} & more`);
    const body = aBody({ actions: [{ ...reply, args: { ...reply.args, body: lines.join('\n') } }] });
    const view = wholeCaseModal(aRun(), aReview({ proposal: aProposal({ body }) }));
    expect(problemsOf(view, 'modal')).toEqual([]);
    expect(withoutSpace(textOf(view))).toContain(withoutSpace(lines.join('')));
    expect(textOf(view)).not.toContain('more characters');
    for (const block of view.blocks) expect(charactersIn(block)).toBeLessThanOrEqual(limits.text);
  });

  it('says everything that the clock will do, and in whose hours', () => {
    const text = textOf(wholeCaseModal(aRun(), aReview(inWorkingHours)));
    for (const line of [
      'If nobody decides',
      '2026-11-24 09:00 UTC: reminder',
      '2026-11-24 10:36 UTC: reminder',
      '2026-11-24 11:00 UTC: to support-leads',
      'the working hours of Europe/Amsterdam: Monday, Tuesday, Wednesday, Thursday, Friday, 09:00 to 12:00, without 2026-12-25.',
    ])
      expect(text).toContain(line);
    const over = textOf(wholeCaseModal(aRun(), aDecidedReview('approved', [], inWorkingHours)));
    expect(over).not.toContain('If nobody decides');
  });

  it('that not even a view can hold says how much is missing', () => {
    const body = aBody({ summary: 'x'.repeat(400_000) });
    const view = wholeCaseModal(aRun(), aReview({ proposal: aProposal({ body }) }));
    expect(problemsOf(view, 'modal')).toEqual([]);
    expect(view.blocks).toHaveLength(100);
    expect(textOf(view)).toMatch(/… \d+ more parts do not fit/);
  });
});
