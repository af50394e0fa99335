import type { KnownBlock } from '@slack/types';
import type { ReviewView, RunView } from '../../domain/run-view.ts';
import { messageSize } from '../block-kit/message-size.ts';
import type { Message } from './message.ts';
import { budgets } from './message.ts';
import { context } from './parts/blocks.ts';
import type { Paragraph } from './parts/rich-text.ts';
import { bold, joined, richText, section } from './parts/rich-text.ts';
import { buttons } from './review/buttons.ts';
import { cardText } from './review/card-text.ts';
import { caseSections } from './review/case-sections.ts';
import { isAskedAgain } from './review/asked-again.ts';
import { cutText } from './review/cut-text.ts';
import { footer } from './review/footer.ts';
import { evidenceList, policyClause } from './review/grounds.ts';
import { deciders } from './review/deciders.ts';
import { changedMeanwhile, runBefore } from './review/beside-the-case.ts';
import { earlierTries } from './review/earlier-tries.ts';
import { cardHeader, standing } from './review/headline.ts';
import { warnings } from './review/warnings.ts';
import { editTrail, escalationContext } from './review/how-it-came-here.ts';
import { checkedBefore, whatMoved } from './review/moved.ts';
import { recalled } from './review/recalled.ts';
import type { Room } from './review/room.ts';
import { rooms } from './review/room.ts';
import { matchedRule } from './review/rules.ts';
import { verdict } from './review/verdict.ts';
import { fateIn } from './review/fate.ts';
import { whatWillHappen } from './review/what-will-happen.ts';

/** The card of one review, before and after its decision: everything a reviewer needs, in a size that Slack takes. */
export function reviewCard(run: RunView, review: ReviewView, now: Date): Message {
  return {
    text: cardText(run, review, now),
    blocks: largestThatFits((room) => draw(run, review, now, room)),
  };
}

function largestThatFits(drawIn: (room: Room) => KnownBlock[]): KnownBlock[] {
  let blocks: KnownBlock[] = [];
  for (const room of rooms) {
    blocks = drawIn(room);
    if (blocks.length <= budgets.blocks && messageSize(blocks) <= budgets.characters) break;
  }
  return blocks;
}

function draw(run: RunView, review: ReviewView, now: Date, room: Room): KnownBlock[] {
  const isOpen = review.resolution === null;
  return [
    cardHeader(run, review),
    ...(isOpen ? [standing(review, now)] : []),
    ...richText(whatMoved(run, review, room)),
    ...richText(
      isOpen
        ? [...deciders(run, review), ...changedMeanwhile(run, review), ...warnings(review)]
        : verdict(run, review, room),
    ),
    ...spaced([earlierTries(run, review, room), recalled(review, room)]),
    { type: 'divider' },
    ...spaced(proposed(run, review, room)),
    ...(isOpen ? checks(review) : []),
    { type: 'divider' },
    ...spaced([runBefore(run), escalationContext(run, review, room), editTrail(review, room)]),
    ...caseSections(review.proposal.sections, room),
    ...spaced(grounds(review, room)),
    ...(isOpen ? [buttons(review)] : []),
    footer(run, review),
  ];
}

/** A block of its own for each group: Slack leaves space between blocks only. */
function spaced(groups: readonly Paragraph[][]): KnownBlock[] {
  return groups.flatMap((group) => richText(group));
}

/** Small print: it hinders nobody who does not look for it. */
function checks(review: ReviewView): KnownBlock[] {
  const values = checkedBefore(review);
  return values.length ? [context('Checked before it is carried out: ', ...joined(values))] : [];
}

function proposed(run: RunView, review: ReviewView, room: Room): Paragraph[][] {
  const { body } = review.proposal;
  if (!body)
    return [[section(bold('The texts of this proposal were erased.'), ' Only that it existed is kept.')]];
  const { summary, question, actions } = body;
  const fate = review.resolution === 'approved' && !isAskedAgain(review) ? fateIn(run) : undefined;
  const asks = question ? [section(bold('It asks: '), ...cutText(question, room.question))] : [];
  const why = section(bold('Why: '), ...cutText(summary, room.summary));
  if (actions.length === 0 && question)
    return [asks, [why, section('Nothing is proposed until it is answered.')]];
  return [whatWillHappen(actionsTitle(review), actions, room, fate), [why, ...asks]];
}

function actionsTitle(review: ReviewView): string {
  const { resolution } = review;
  if (isAskedAgain(review)) return 'What was approved (not carried out)';
  if (resolution === null) return 'What will happen if you approve';
  return resolution === 'approved' ? 'What was approved' : 'What was proposed (not carried out)';
}

function grounds({ proposal: { body, routing } }: ReviewView, room: Room): Paragraph[][] {
  return [
    ...(body ? [policyClause(body.policy, room), evidenceList(body.evidence, room)] : []),
    [matchedRule(routing, room)],
  ];
}
