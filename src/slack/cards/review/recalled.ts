import type { ReviewView, RecallView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, bullets, joined, link, person, section } from '../parts/rich-text.ts';
import { restOf } from './cut-text.ts';
import type { Room } from './room.ts';

/**
 * What of this proposal was rejected within the last seven days, by whom and why. Rejections in this run are told by its
 * earlier tries, so they are left out here.
 */
export function recalled(review: ReviewView, room: Room): Paragraph[] {
  const all = rejections(review);
  if (all.length === 0) return [];
  const shown = all.slice(0, room.recalls);
  const words = shown.map((each) => spell(review, each));
  return [
    section(bold('Rejected within the last seven days:')),
    bullets([...words, ...restOf('rejections', all.length, shown.length)]),
  ];
}

/** The same in one line each, for notifications and histories. */
export function recalledLines(review: Pick<ReviewView, 'proposal' | 'runId'>): Part[][] {
  return rejections(review).map((each) => [bold('Rejected lately:'), ' ', ...spell(review, each)]);
}

/** Actions that were rejected together are named together. */
function rejections({ proposal, runId }: Pick<ReviewView, 'proposal' | 'runId'>): RecallView[][] {
  const elsewhere = proposal.recalls.filter((recall) => recall.runId !== runId);
  return [...Map.groupBy(elsewhere, (recall) => `${recall.runId} ${recall.at.getTime()}`).values()];
}

function spell({ proposal }: Pick<ReviewView, 'proposal'>, together: readonly RecallView[]): Part[] {
  const [first] = together;
  if (!first) return [];
  const { by, at: when, reason, runId, url } = first;
  return [
    person(by),
    ' rejected the same: ',
    ...joined(
      together.map(({ actionId }) => [nameOf(proposal, actionId)]),
      ' and ',
    ),
    ' on the same record, ',
    at(when),
    ': ',
    bold(clip(oneLine(reason), 120)),
    ' (',
    url ? link('in this thread', url) : `/leenops show ${runId}`,
    ')',
  ];
}

/** `stripe refund (action 1)` */
function nameOf({ body }: ReviewView['proposal'], actionId: string): string {
  const index = body?.actions.findIndex(({ id }) => id === actionId) ?? -1;
  const action = body?.actions[index];
  return action
    ? `${clip(action.tool.replaceAll('_', ' '), 60)} (action ${index + 1})`
    : 'one of these actions';
}
