import type { KnownBlock } from '@slack/types';
import { actionIds } from '../../ids.ts';
import { context, header, plain } from '../parts/blocks.ts';
import { bullets, richText } from '../parts/rich-text.ts';
import { shownOnHome } from './home.ts';
import type { Home } from './home.ts';
import { stoppedLine, stoppedTitle } from './stopped-line.ts';

/** What stands still, the way to each, and the list with what lets it go on. */
export function stopped({ stopped: list, now }: Home): KnownBlock[] {
  const title = stoppedTitle(list);
  if (!title) return [];
  const isWhole = list.lines.length < shownOnHome.stopped;
  return [
    { type: 'divider' },
    header(title),
    ...richText([bullets(list.lines.map((line) => stoppedLine(line, now)))]),
    ...(isWhole ? [] : [context(`These ${list.lines.length} first: the gravest, and of those the oldest.`)]),
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: actionIds.openIncidents, text: plain('See what lets them go on') },
      ],
    },
  ];
}
