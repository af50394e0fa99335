import type { KnownBlock } from '@slack/types';
import { actionIds } from '../../ids.ts';
import { plain } from '../parts/blocks.ts';
import { mrkdwn } from '../parts/mrkdwn.ts';
import type { RunLine } from '../run-list.ts';
import { runLine } from '../run-list.ts';

/** A run in a line, and beside it its history. */
export function runSection(run: RunLine, now: Date): KnownBlock {
  return {
    type: 'section',
    block_id: `run:${run.id}`,
    text: mrkdwn(runLine(run, now)),
    accessory: {
      type: 'button',
      action_id: actionIds.showRun,
      text: plain('History'),
      value: run.id,
    },
  };
}
