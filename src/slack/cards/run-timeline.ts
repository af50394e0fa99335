import type { Button, KnownBlock } from '@slack/types';
import type { RunView } from '../../domain/run-view.ts';
import { messageSize } from '../block-kit/message-size.ts';
import { actionIds } from '../ids.ts';
import type { Message } from './message.ts';
import { budgets, notification } from './message.ts';
import { plain } from './parts/blocks.ts';
import type { Sentence } from './parts/rich-text.ts';
import { bold, bullets, richText, section } from './parts/rich-text.ts';
import { timelineLines } from './timeline/entries.ts';
import { overview } from './timeline/overview.ts';
import { shownSections } from './timeline/shown-sections.ts';

const step = 10;
const shownDecisions = 5;

/** Everything that happened to a run, for `/leenops show`. When it is too long, the newest part of it, and a button to all. */
export function runTimeline(run: RunView, now: Date): Message {
  const head = overview(run, now);
  const lines = timelineLines(run);
  return {
    text: notification([...head, ...lines]),
    blocks: newestThatFit(run, head, lines),
  };
}

/** Whoever sees it may press it; who may not is told whom to ask. */
function undoing({ id, executions }: RunView): KnownBlock[] {
  if (!executions.some(({ status, reversal }) => status === 'applied' && !reversal)) return [];
  const button: Button = {
    type: 'button',
    action_id: actionIds.reverse,
    text: plain('Mark as undone …'),
    value: id,
  };
  return [{ type: 'actions', elements: [button] }];
}

function newestThatFit(run: RunView, head: readonly Sentence[], lines: readonly Sentence[]): KnownBlock[] {
  const below = [...shownSections(run, shownDecisions), whole(run), ...undoing(run)];
  let left = 0;
  let blocks = draw(head, lines, left);
  while (messageSize([...blocks, ...below]) > budgets.characters && left < lines.length) {
    left += step;
    blocks = draw(head, lines, left);
  }
  return [...blocks, ...below];
}

function draw(head: readonly Sentence[], lines: readonly Sentence[], left: number): KnownBlock[] {
  const missing = `… ${Math.min(left, lines.length)} earlier entries: “Whole history” has them all.`;
  return richText([
    ...head.map((line) => section(...line)),
    ...(left ? [section(bold(missing))] : []),
    bullets(lines.slice(left)),
  ]);
}

function whole({ id }: RunView): KnownBlock {
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: actionIds.showRun, text: plain('Whole history'), value: id }],
  };
}
