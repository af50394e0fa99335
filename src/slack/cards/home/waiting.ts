import type { Button, KnownBlock } from '@slack/types';
import { actionIds } from '../../ids.ts';
import { context, header, plain } from '../parts/blocks.ts';
import { waitingLine } from '../waiting-line.ts';
import type { Home } from './home.ts';

/** What waits for the reader, oldest first, and what they can begin. */
export function waiting({ waiting: list, unknown, mayStart, reader, now }: Home): KnownBlock[] {
  const { lines, total } = list;
  const rest = total - lines.length;
  const canStart = mayStart.length > 0 || unknown.length > 0;
  const elements = [
    ...(total ? [button(actionIds.decideSeveral, 'Decide several')] : []),
    ...(canStart ? [{ ...button(actionIds.startRun, 'Start a workflow'), style: 'primary' as const }] : []),
  ];
  return [
    header(title(list, unknown.length === 0)),
    ...lines.map((line) => ({ ...waitingLine(line, reader, now), block_id: `waiting:${line.reviewId}` })),
    ...(rest > 0 ? [context(`and ${rest} more: “Decide several” lists them all.`)] : []),
    ...(elements.length ? [{ type: 'actions' as const, elements }] : []),
  ];
}

function title({ total, overdue }: Home['waiting'], isKnown: boolean): string {
  const late = overdue ? `, ${overdue} overdue` : '';
  if (total) return `Waiting for you: ${isKnown ? '' : 'at least '}${total}${late}`;
  return isKnown ? 'Nothing waits for you' : 'What waits for you is not known';
}

function button(actionId: string, label: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label) };
}
