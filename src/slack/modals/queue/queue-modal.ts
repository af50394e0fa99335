import type { ActionsBlock, Button, Checkboxes, KnownBlock, ModalView } from '@slack/types';
import { context, plain } from '../../cards/parts/blocks.ts';
import { richText, section } from '../../cards/parts/rich-text.ts';
import type { WaitingLine } from '../../cards/waiting-line.ts';
import { tickedLine } from '../../cards/waiting-line.ts';
import { actionIds, callbackIds } from '../../ids.ts';
import { modal } from '../modal.ts';
import { spellLine } from './seen-lines.ts';

/** So many lines are read at once: a tick for each and their digests fit into what one view of Slack holds. */
export const queuePage = 30;

export type QueuePage = {
  lines: readonly WaitingLine[];
  /** How many older ones are on the pages before. */
  offset: number;
  total: number;
  reader: string;
  now: Date;
};

/** Everything that waits for one person, oldest first, with a tick where several may be decided together. */
export function queueModal(page: QueuePage): ModalView {
  const { lines, total, reader, now } = page;
  const form = { callbackId: callbackIds.queue, title: 'Waiting for you' };
  if (total === 0) return modal({ ...form, blocks: nothing() });
  const canTick = lines.some(({ obstacle }) => obstacle === null);
  return modal({
    ...form,
    ...(canTick ? { submit: 'Approve the ticked' } : {}),
    blocks: [
      context(`${place(page)}. ${canTick ? how : noneTogether}`),
      ...lines.flatMap((line) => [{ type: 'divider' } as const, block(line, reader, now)]),
      ...pages(page),
    ],
  });
}

const how =
  'Tick what you would approve as it stands: before anything happens you see every action once more. The others are decided on their cards.';
const noneTogether = 'None of these is decided together with others: open their cards.';

function nothing(): KnownBlock[] {
  return richText([
    section(
      'Nothing waits for you. Whatever comes in is posted in its channel with your name on the card, and listed here.',
    ),
  ]);
}

function place({ lines, offset, total }: QueuePage): string {
  if (lines.length === total) return total === 1 ? 'One review' : `${total} reviews, oldest first`;
  return `Reviews ${offset + 1} to ${offset + lines.length} of ${total}, oldest first`;
}

function block(line: WaitingLine, reader: string, now: Date): KnownBlock {
  return { ...tickedLine(line, reader, now, tick(line)), block_id: line.reviewId };
}

function tick(line: WaitingLine): Checkboxes {
  return {
    type: 'checkboxes',
    action_id: actionIds.tick,
    options: [{ text: plain('Approve'), value: spellLine(line) }],
  };
}

function pages({ lines, offset, total }: QueuePage): KnownBlock[] {
  const rest = total - offset - lines.length;
  const turns = [
    ...(offset > 0
      ? [turn(actionIds.queueBack, 'Show the older ones', Math.max(0, offset - queuePage))]
      : []),
    ...(rest > 0
      ? [turn(actionIds.queueNext, `Show the next ${Math.min(rest, queuePage)}`, offset + lines.length)]
      : []),
  ];
  if (turns.length === 0) return [];
  const buttons: ActionsBlock = { type: 'actions', elements: turns };
  return [
    { type: 'divider' },
    buttons,
    context('Ticks count on this page only: approve them before you turn it.'),
  ];
}

function turn(actionId: string, label: string, offset: number): Button {
  return { type: 'button', action_id: actionId, text: plain(label), value: String(offset) };
}
