import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { lifetimes, longestLabel, mostTokens } from '../../domain/api-token.ts';
import type { TokenView } from '../../domain/api-token.ts';
import { limits } from '../block-kit/limits.ts';
import { context, plain } from '../cards/parts/blocks.ts';
import { mrkdwn } from '../cards/parts/mrkdwn.ts';
import { at, bold, person, richText, section } from '../cards/parts/rich-text.ts';
import type { Part } from '../cards/parts/rich-text.ts';
import { actionIds, callbackIds, fieldIds } from '../ids.ts';
import { clip, oneLine } from '../text.ts';
import { choiceField } from './choice-field.ts';
import { modal } from './modal.ts';

type Tokens = { of: string; isOwn: boolean; tokens: readonly TokenView[]; now: Date };

/** A person's keys to the HTTP API, each with a button that revokes it; over their own also a form for one more. */
export function tokensModal({ of, isOwn, tokens, now }: Tokens): ModalView {
  const isFull = tokens.length >= mostTokens;
  const form = isOwn && !isFull ? issueFields() : [];
  return modal({
    callbackId: callbackIds.tokens,
    title: 'API tokens',
    ...(form.length ? { submit: 'Issue', close: 'Cancel' } : {}),
    blocks: [
      ...richText([section(...headline(of, isOwn, tokens.length))]),
      ...tokens.map((token) => tokenBlock(token, now)),
      ...form,
      ...(isOwn && isFull ? [context('You have as many as one person may have. Revoke one first.')] : []),
    ],
  });
}

function headline(of: string, isOwn: boolean, count: number): Part[] {
  const whose: Part[] = isOwn ? ['You have '] : [person(of), ' has '];
  const counted = count === 0 ? 'no token' : count === 1 ? 'one token' : `${count} tokens`;
  const rights = isOwn
    ? 'A token may do what you may do, and nothing else.'
    : 'A revoked one opens nothing any more.';
  return [...whose, bold(counted), ` for the HTTP API. ${rights}`];
}

function tokenBlock(token: TokenView, now: Date): KnownBlock {
  const used: Part[] = token.lastUsedAt ? ['last used ', at(token.lastUsedAt)] : ['never used'];
  return {
    type: 'section',
    block_id: token.id,
    text: mrkdwn([
      bold(clip(oneLine(token.label || 'its name was erased'), longestLabel)),
      ' · ',
      ...used,
      token.expiresAt > now ? ' · ends ' : ' · ended ',
      at(token.expiresAt),
    ]),
    accessory: {
      type: 'button',
      action_id: actionIds.revokeToken,
      text: plain('Revoke', limits.button.text),
      style: 'danger',
      value: token.id,
    },
  };
}

function issueFields(): InputBlock[] {
  return [
    {
      type: 'input',
      block_id: fieldIds.label,
      label: plain('What is it for?'),
      hint: plain('For you, to know it again: “my laptop”.'),
      element: { type: 'plain_text_input', action_id: actionIds.typed, max_length: longestLabel },
    },
    choiceField(
      fieldIds.lifetime,
      'For how long?',
      lifetimes.map((days) => ({ code: String(days), label: `${days} days` })),
    ),
  ];
}
