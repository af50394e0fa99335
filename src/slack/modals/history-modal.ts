import type { ActionsBlock, Button, KnownBlock, ModalView } from '@slack/types';
import type { RunView } from '../../domain/run-view.ts';
import { context, plain } from '../cards/parts/blocks.ts';
import { paged } from '../cards/parts/pages.ts';
import { bullets, section } from '../cards/parts/rich-text.ts';
import { timelineLines } from '../cards/timeline/entries.ts';
import { overview } from '../cards/timeline/overview.ts';
import { shownSections } from '../cards/timeline/shown-sections.ts';
import { actionIds, callbackIds, historyValue } from '../ids.ts';
import { modal } from './modal.ts';

/** So many entries are read at once, and fit into a view however long they are. */
export const historyPage = 60;
const shownDecisions = 15;

/** The whole timeline of a run, page by page; a page that there is none of is the last. */
export function historyModal(run: RunView, now: Date, page = 0): ModalView {
  const head = overview(run, now).map((line) => section(...line));
  const lines = timelineLines(run);
  const last = Math.max(0, Math.ceil(lines.length / historyPage) - 1);
  const shown = Math.min(page, last);
  const from = shown * historyPage;
  const entries = lines.slice(from, from + historyPage);
  return modal({
    callbackId: callbackIds.history,
    title: 'Run history',
    about: run.id,
    blocks: [
      ...paged([...head, bullets(entries)]),
      ...turns(run.id, shown, last),
      ...(last > 0 ? [context(`Entries ${from + 1} to ${from + entries.length} of ${lines.length}.`)] : []),
      ...decisions(run),
    ],
  });
}

function decisions(run: RunView): KnownBlock[] {
  const sections = shownSections(run, shownDecisions);
  return sections.length ? [{ type: 'divider' }, ...sections] : [];
}

function turns(runId: string, page: number, last: number): KnownBlock[] {
  const elements = [
    ...(page > 0 ? [turn(actionIds.historyEarlier, 'Earlier', runId, page - 1)] : []),
    ...(page < last ? [turn(actionIds.historyLater, 'Later', runId, page + 1)] : []),
  ];
  const block: ActionsBlock = { type: 'actions', elements };
  return elements.length ? [block] : [];
}

function turn(actionId: string, label: string, runId: string, page: number): Button {
  return { type: 'button', action_id: actionId, text: plain(label), value: historyValue(runId, page) };
}
