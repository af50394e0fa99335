import type { KnownBlock } from '@slack/types';
import type { SeenDigest } from '../../../engine/digest/count-digest.ts';
import { actionIds } from '../../ids.ts';
import type { Message } from '../message.ts';
import { plain } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, channel, code, link } from '../parts/rich-text.ts';
import type { Names } from './sentences.ts';
import { digestMessage } from './digest-message.ts';

/** The digest for one person, and where everybody finds it. */
export function digestAnswer(seen: SeenDigest, names: Names, url: string | null): Message {
  const message = digestMessage(seen.report, names, whereItStands(seen, url));
  return seen.mayPost ? { ...message, blocks: [...message.blocks, postButton(seen)] } : message;
}

function whereItStands({ posted, channelId, report }: SeenDigest, url: string | null): Part[] {
  if (posted?.isLost)
    return ['Slack did not take it in ', channel(posted.channelId), '. ', ...whereNext(channelId)];
  if (posted)
    return [
      ...(url ? [link('Posted', url)] : ['Posted']),
      ' in ',
      channel(posted.channelId),
      ' ',
      at(posted.at),
      '; this is what it said then. Its thread has a section a workflow.',
    ];
  if (!report.isWhole) return ['Only you see this.'];
  return ['Only you see this. ', ...whereNext(channelId)];
}

function whereNext(channelId: string | null): Part[] {
  return channelId
    ? ['Digests go to ', channel(channelId), ' on Mondays at 09:00.']
    : [
        'No digest is posted on Mondays: an admin says ',
        code('/leenops digest here'),
        ' in the channel where it should be.',
      ];
}

function postButton({ report }: SeenDigest): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: actionIds.postDigest,
        text: plain('Post it in the channel', 75),
        value: report.week,
      },
    ],
  };
}
