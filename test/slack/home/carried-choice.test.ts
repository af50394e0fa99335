import { expect, test } from 'vitest';
import { limits } from '../../../src/slack/block-kit/limits.ts';
import { firstChoice } from '../../../src/slack/home/choice.ts';
import type { HomeChoice } from '../../../src/slack/home/choice.ts';
import { choiceOf, partAbout, withChoice } from '../../../src/slack/home/carried-choice.ts';
import { confirmModal } from '../../../src/slack/modals/queue/confirm-modal.ts';
import { queuePage } from '../../../src/slack/modals/queue/queue-modal.ts';
import { messageModal } from '../../../src/slack/modals/message-modal.ts';
import { manyLines } from '../cards/support/waiting-lines.ts';

const choice: HomeChoice = {
  workflow: 'support-triage',
  status: 'awaiting_review',
  whose: 'mine',
  period: 'ever',
};
const aModal = (about: string) => ({ ...messageModal('A', 'b'), private_metadata: about });
const carried = (about: string) => withChoice(aModal(about), choice).private_metadata ?? '';

test('what Grace chose goes with a modal from her Home to the one over it, and what the modal is about stays as it was', () => {
  const about = 'rev_1 0123\nrev_2 4567';
  expect(partAbout(carried(about))).toEqual({ about, choice });
  const opened = { type: 'modal', private_metadata: carried('rev_1') };
  expect(choiceOf(opened)).toEqual(choice);
  expect(choiceOf({ type: 'home', private_metadata: JSON.stringify(choice) })).toEqual(choice);
});

test('a modal that came from elsewhere carries none', () => {
  expect(choiceOf(undefined)).toBeNull();
  expect(partAbout('{"trigger":"command"}')).toEqual({ about: '{"trigger":"command"}', choice: null });
  expect(withChoice(aModal('rev_1'), null)).toEqual(aModal('rev_1'));
});

test('beside a whole page of the queue there is room for it; where there is none, what the modal is about goes first', () => {
  const whole = withChoice(confirmModal(manyLines(queuePage), []), choice);
  const { about, choice: kept } = partAbout(whole.private_metadata ?? '');
  expect([about.split('\n').length, kept]).toEqual([queuePage, choice]);
  const full = 'x'.repeat(limits.view.privateMetadata - 10);
  expect(carried(full)).toBe(full);
});

test('garbage in its place is the first choice', () => {
  expect(partAbout('rev_1\nhome:{"status":')).toEqual({ about: 'rev_1', choice: firstChoice });
});
