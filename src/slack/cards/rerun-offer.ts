import { actionIds } from '../ids.ts';
import type { Message } from './message.ts';
import { plain } from './parts/blocks.ts';

/** A private answer: there was a run before, and a button to have it again. `text` is our own mrkdwn. */
export function rerunOffer(text: string, runId: string): Message {
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: actionIds.rerun, value: runId, text: plain('Run it again') }],
      },
    ],
  };
}
