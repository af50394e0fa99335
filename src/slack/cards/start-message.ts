import type { KnownBlock } from '@slack/types';
import { actionIds } from '../ids.ts';
import type { Message } from './message.ts';
import { plain } from './parts/blocks.ts';

/** What came of a start, as our own mrkdwn; `runId`: the run that there was before, which can be had again. */
export type StartAnswer = { text: string; runId?: string };

/** A private answer to whoever started something, or several things: where there was a run before, with a button to have it again. */
export function startMessage(answers: readonly StartAnswer[]): Message {
  const text = answers.map((each) => each.text).join('\n');
  const offers = answers.some(({ runId }) => runId !== undefined);
  return { text, blocks: offers ? answers.flatMap(drawn) : [] };
}

function drawn({ text, runId }: StartAnswer): KnownBlock[] {
  const said: KnownBlock = { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
  if (runId === undefined) return [said];
  return [
    said,
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: actionIds.rerun, value: runId, text: plain('Run it again') }],
    },
  ];
}
