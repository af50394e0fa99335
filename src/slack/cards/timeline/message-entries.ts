import type { MessageKind } from '../../../domain/message.ts';
import type { RunView } from '../../../domain/run-view.ts';
import { clip } from '../../text.ts';
import { bold, code, link } from '../parts/rich-text.ts';
import type { Entry } from './entry.ts';

const names = {
  root: 'the message that its thread is under',
  steps: 'the steps',
  card: 'the card',
  notice: 'a call on reviewers',
  outcome: 'the outcome',
  incident: 'the incident',
  incident_note: 'a line about the incident',
  absence: 'an absence',
  promotion: 'a promotion',
  demotion: 'a demotion',
  digest: 'a digest',
} as const satisfies Record<MessageKind, string>;

/** What was said of the run in Slack: a message that changed stands where it was changed last. */
export function messageEntries({ messages }: RunView): Entry[] {
  return messages.flatMap(({ kind, isGivenUp, code: why, shownAt, at, url }): Entry[] => {
    if (isGivenUp)
      return [
        {
          at,
          words: [
            bold('Slack does not take '),
            names[kind],
            ...(why ? [' (', code(clip(why, 80)), ')'] : []),
          ],
        },
      ];
    return shownAt ? [{ at, words: ['Shown last in Slack: ', link(names[kind], url)] }] : [];
  });
}
