import type { KnownBlock, SectionBlock } from '@slack/types';
import type { DecisionView, ReviewView, RunView } from '../../../domain/run-view.ts';
import { decisionWords } from '../../../wording/statuses.ts';
import { actionIds } from '../../ids.ts';
import { decider } from '../parts/actor.ts';
import { context, plain } from '../parts/blocks.ts';
import { mrkdwn } from '../parts/mrkdwn.ts';
import { at } from '../parts/rich-text.ts';

/** Each decision of a person, with a way to what they had before them: the newest of them, at most so many. */
export function shownSections(run: RunView, most: number): KnownBlock[] {
  const all = run.reviews.flatMap((review) =>
    review.decisions.flatMap((decision) =>
      decision.decider.kind === 'person' ? [{ review, decision }] : [],
    ),
  );
  const shown = all.slice(-most);
  const rest = all.length - shown.length;
  return [
    ...(rest > 0 ? [context(`${rest} earlier decisions stand in the whole history.`)] : []),
    ...shown.map(({ review, decision }) => line(review, decision)),
  ];
}

function line({ proposal }: ReviewView, decision: DecisionView): SectionBlock {
  const { kind, decidedAt, showingId } = decision;
  const said = [...decider(decision), ` ${decisionWords[kind]} version ${proposal.version}, `, at(decidedAt)];
  if (!showingId) return { type: 'section', text: mrkdwn([...said, '. What they were shown was not kept.']) };
  return {
    type: 'section',
    text: mrkdwn(said),
    accessory: {
      type: 'button',
      action_id: actionIds.showAsShown,
      text: plain('As it was shown'),
      value: showingId,
    },
  };
}
