import type { Button, KnownBlock } from '@slack/types';
import type { PromotionNews } from '../../../reports/mode-news.ts';
import { promotionStateWords, voidWords } from '../../../wording/modes.ts';
import { modeWords } from '../../../wording/statuses.ts';
import { actionIds } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { context, header, plain } from '../parts/blocks.ts';
import type { Part, Sentence } from '../parts/rich-text.ts';
import { at, bold, bullets, joined, person, richText, section } from '../parts/rich-text.ts';
import { evidenceLines } from './evidence-lines.ts';

const shownPeople = 10;

/** In the owners' channel: somebody proposes that a workflow may do more alone, on this evidence; and how that ended. */
export function promotionMessage(news: PromotionNews): Message {
  const { id, workflow, from, to, evidence, proposedBy } = news;
  const title = `${from} → ${to}: ${clip(oneLine(workflow.title), 80)}`;
  const asks: Sentence = [
    person(proposedBy),
    ' proposes that it goes from ',
    bold(from),
    ' to ',
    bold(modeWords[to]),
    '.',
  ];
  const lines = evidenceLines(workflow, evidence);
  const standing = news.state === 'open' ? waits(news) : ended(news);
  return {
    text: notification([[title], asks, standing, ...lines]),
    blocks: [
      header(title),
      ...richText([section(...asks), section(...standing), bullets(lines)]),
      ...(news.state === 'open' ? buttons(news) : []),
      context(...joined([[id], ['Runs that are open keep the mode that they began with.']])),
    ],
  };
}

/** Called by name: nobody else hears of it in a channel that they do not watch. */
function waits({ seconds, lapsesAt }: PromotionNews): Part[] {
  const named = joined(
    seconds.slice(0, shownPeople).map((each) => [person(each)]),
    ', ',
  );
  return [
    bold('It takes a second person: '),
    ...(named.length ? [...named, ' or an admin of LeenOps'] : ['an admin of LeenOps']),
    '. It lapses ',
    at(lapsesAt),
    '.',
  ];
}

function ended({ state, endedBy, endedAt, voidReason, to }: PromotionNews): Part[] {
  return [
    bold(promotionStateWords[state]),
    ...(endedBy ? [' by ', person(endedBy)] : []),
    ...(endedAt ? [', ', at(endedAt)] : []),
    voidReason ? `: ${voidWords[voidReason]}.` : '.',
    state === 'confirmed' ? ` It is ${to} now.` : ' Nothing was changed.',
  ];
}

function buttons({ id, workflow, to }: PromotionNews): KnownBlock[] {
  const confirm: Button = {
    type: 'button',
    action_id: actionIds.confirmPromotion,
    text: plain('Confirm'),
    style: 'primary',
    value: id,
    confirm: {
      title: plain(`Make it ${to}?`),
      text: plain(`${clip(oneLine(workflow.title), 80)} – ${modeWords[to]}.`),
      confirm: plain('Confirm'),
      deny: plain('Not yet'),
    },
  };
  const withdraw: Button = {
    type: 'button',
    action_id: actionIds.withdrawPromotion,
    text: plain('Withdraw'),
    value: id,
  };
  return [{ type: 'actions', elements: [confirm, withdraw] }];
}
