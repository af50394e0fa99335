import type { ModalView, RichTextBlock } from '@slack/types';
import { obstacleWords } from '../../../wording/obstacles.ts';
import { limits } from '../../block-kit/limits.ts';
import { context } from '../../cards/parts/blocks.ts';
import { paged } from '../../cards/parts/pages.ts';
import type { Paragraph } from '../../cards/parts/rich-text.ts';
import { bold, bullets, section } from '../../cards/parts/rich-text.ts';
import { unlimited } from '../../cards/review/room.ts';
import { whatWillHappen } from '../../cards/review/what-will-happen.ts';
import { subjectOf } from '../../cards/waiting-line.ts';
import type { WaitingLine } from '../../cards/waiting-line.ts';
import { callbackIds } from '../../ids.ts';
import { messageModal } from '../message-modal.ts';
import { modal } from '../modal.ts';
import type { LeftOut } from './left-out.ts';
import { spellLine } from './seen-lines.ts';

/** Every action of every ticked line once more, whole, before anything happens. */
export function confirmModal(lines: readonly WaitingLine[], leftOut: readonly LeftOut[]): ModalView {
  if (lines.length === 0) return messageModal('Nothing to approve', nothingLeft(leftOut));
  const blocks = [
    context(
      `${lines.length === 1 ? 'This is' : 'Each of these is'} your own decision, carried out at once and exactly as it stands here.`,
    ),
    ...lines.flatMap(lineBlocks),
    ...paged(left(leftOut)),
  ];
  if (blocks.length > limits.view.blocks) return messageModal('Too much at once', tooMuch);
  return modal({
    callbackId: callbackIds.approveSeveral,
    title: lines.length === 1 ? 'Approve this one?' : `Approve these ${lines.length}?`,
    submit: lines.length === 1 ? 'Approve it' : `Approve all ${lines.length}`,
    close: 'Back',
    about: lines.map(spellLine).join('\n'),
    blocks,
  });
}

const tooMuch =
  'What would happen does not fit into one view of Slack, and nothing is approved that you could not read. Go back and tick fewer.';

function nothingLeft(leftOut: readonly LeftOut[]): string {
  return leftOut.length
    ? 'What you ticked no longer waits for you as you saw it, so nothing was approved. Open the queue again.'
    : 'Nothing is ticked. Go back and tick what you would approve, or close this.';
}

/** What is asked about one line. */
export function lineBlocks(line: WaitingLine): RichTextBlock[] {
  return paged(describe(line));
}

function describe(line: WaitingLine): Paragraph[] {
  const [, ...happens] = whatWillHappen('', line.actions ?? [], unlimited);
  return [section(...subjectOf(line)), ...happens];
}

const why: Record<LeftOut['why'], string> = {
  gone: 'it no longer waits for you',
  changed: 'somebody changed it after you saw it',
  ...obstacleWords,
};

function left(leftOut: readonly LeftOut[]): Paragraph[] {
  if (leftOut.length === 0) return [];
  return [
    section(bold('Left out'), ', and not approved:'),
    bullets(leftOut.map((each) => [...subjectOf({ ...each, actions: null }), `: ${why[each.why]}`])),
  ];
}
