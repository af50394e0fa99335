import type { ModalView } from '@slack/types';
import type { RunView } from '../../domain/run-view.ts';
import { paged } from '../cards/parts/pages.ts';
import { bullets, section } from '../cards/parts/rich-text.ts';
import { timelineLines } from '../cards/timeline/entries.ts';
import { overview } from '../cards/timeline/overview.ts';
import { callbackIds } from '../ids.ts';
import { modal } from './modal.ts';

/** The whole timeline of a run, over as many blocks as it takes. */
export function historyModal(run: RunView, now: Date): ModalView {
  const head = overview(run, now).map((line) => section(...line));
  return modal({
    callbackId: callbackIds.history,
    title: 'Run history',
    about: run.id,
    blocks: paged([...head, bullets(timelineLines(run))]),
  });
}
