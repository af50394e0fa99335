import type { ActionsBlock, Button, ConfirmationDialog, Overflow } from '@slack/types';
import type { ReviewView } from '../../../domain/run-view.ts';
import { limits } from '../../block-kit/limits.ts';
import { actionIds, moreValue } from '../../ids.ts';
import { moneyMoved } from '../parts/amounts.ts';
import { plain } from '../parts/blocks.ts';
import { missing } from './deciders.ts';

/** What a reviewer can do. What nobody can read, and where nothing is proposed, can be neither approved nor edited. */
export function buttons(review: ReviewView): ActionsBlock {
  const { id, level, levels, proposal } = review;
  return {
    type: 'actions',
    elements: [
      ...(proposal.body?.actions.length ? [approve(review), button(actionIds.edit, 'Edit', id)] : []),
      ...answer(review),
      { ...button(actionIds.reject, 'Reject', id), style: 'danger' },
      ...(level < levels ? [button(actionIds.escalate, 'Escalate', id)] : []),
      more(id),
    ],
  };
}

function button(actionId: string, text: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plain(text), value };
}

/** Where nothing is proposed, an answer is what everything waits for. */
function answer({ id, proposal: { body } }: ReviewView): Button[] {
  if (!body?.question) return [];
  const plainButton = button(actionIds.respond, 'Answer', id);
  return [body.actions.length ? plainButton : { ...plainButton, style: 'primary' }];
}

function approve(review: ReviewView): Button {
  const confirm = confirmation(review);
  return {
    ...button(actionIds.approve, 'Approve', review.id),
    style: 'primary',
    ...(confirm ? { confirm } : {}),
  };
}

/** Asked only when money moves: a question before every click is soon no question. */
function confirmation(review: ReviewView): ConfirmationDialog | undefined {
  const actions = review.proposal.body?.actions ?? [];
  const money = moneyMoved(actions);
  if (!money) return undefined;
  const says = actions.filter((action) => action.movesMoney).map((action) => action.says);
  const { title, text, button: label } = limits.confirm;
  return {
    title: plain(`Approve ${money}?`, title),
    text: plain(`${effect(review, money)} ${says.join('; ')}.`, text),
    confirm: plain(`Approve ${money}`, label),
    deny: plain('Not yet', label),
    style: 'primary',
  };
}

function effect(review: ReviewView, money: string): string {
  const others = missing(review) - 1;
  const next = review.remaining.map(({ team }) => team).join(' and ');
  if (others > 0 || next) {
    const more = [...(others > 0 ? [`${others} more approved`] : []), ...(next ? [`${next} approved`] : [])];
    return `This moves ${money} once ${more.join(' and ')} after you.`;
  }
  return `This moves ${money} at once and cannot be taken back here.`;
}

function more(reviewId: string): Overflow {
  return {
    type: 'overflow',
    action_id: actionIds.more,
    options: [
      { text: plain('Whole case'), value: moreValue('whole_case', reviewId) },
      { text: plain('Run history'), value: moreValue('history', reviewId) },
      { text: plain('Take it'), value: moreValue('claim', reviewId) },
      { text: plain('Hand it on…'), value: moreValue('hand_on', reviewId) },
    ],
  };
}
