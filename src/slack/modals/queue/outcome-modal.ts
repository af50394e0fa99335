import type { KnownBlock, ModalView } from '@slack/types';
import type { LineOutcome } from '../../../engine/reviews/several/approve-several.ts';
import { context } from '../../cards/parts/blocks.ts';
import { mrkdwnOf } from '../../cards/parts/mrkdwn.ts';
import type { Part } from '../../cards/parts/rich-text.ts';
import { bold, joined, link } from '../../cards/parts/rich-text.ts';
import { subjectOf } from '../../cards/waiting-line.ts';
import { callbackIds } from '../../ids.ts';
import { acknowledgements } from '../../wording/acknowledgements.ts';
import { refusalText } from '../../wording/refusals.ts';
import { modal } from '../modal.ts';
import type { LineName } from './left-out.ts';

export type NamedOutcome = LineOutcome & LineName & { cardUrl: string | null };

/** What became of each line. Closing it closes the list below, too: that one is out of date. */
export function outcomeModal(outcomes: readonly NamedOutcome[]): ModalView {
  const approved = outcomes.filter(({ became }) => became === 'approved').length;
  const others = outcomes.filter(({ became }) => became !== 'approved');
  const title = others.length === 0 ? `Approved: ${approved}` : `Approved: ${approved} of ${outcomes.length}`;
  return {
    ...modal({
      callbackId: callbackIds.approvedSeveral,
      title,
      blocks: [
        ...others.map(outcomeBlock),
        ...outcomes.filter(({ became }) => became === 'approved').map(outcomeBlock),
        context('Each is on its card and in the history of its run. /leenops queue lists what is left.'),
      ],
    }),
    clear_on_close: true,
  };
}

/** While it takes longer than Slack waits for an answer. */
export function decidingModal(count: number): ModalView {
  return {
    ...modal({
      callbackId: callbackIds.approvedSeveral,
      title: 'Approving …',
      blocks: [
        context(
          `${count === 1 ? 'One decision is' : `${count} decisions are`} being written, one after the other; this shows what became of them in a moment. You may close it: the cards show the same.`,
        ),
      ],
    }),
    clear_on_close: true,
  };
}

function outcomeBlock(outcome: NamedOutcome): KnownBlock {
  const card: Part[][] = outcome.cardUrl ? [[link('open the card', outcome.cardUrl)]] : [];
  const line = joined([subjectOf({ ...outcome, actions: null }), ...card]);
  const isApproved = outcome.became === 'approved';
  const head = mrkdwnOf([bold(isApproved ? 'Approved' : 'Not approved'), ': ', ...line]);
  const text = isApproved ? head : `${head}\n${why(outcome)}`;
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true }, expand: true };
}

function why(outcome: LineOutcome): string {
  if (outcome.became === 'refused') return refusalText(outcome.refused);
  return outcome.became === 'failed' ? acknowledgements.failed(outcome.reference) : '';
}
