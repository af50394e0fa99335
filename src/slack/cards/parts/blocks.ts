import type { ContextBlock, HeaderBlock, PlainTextElement } from '@slack/types';
import { limits } from '../../block-kit/limits.ts';
import { clip, oneLine } from '../../text.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Sentence } from './rich-text.ts';

/** Literal text: not even an emoji's name changes. */
export function plain(text: string, max: number = limits.text): PlainTextElement {
  return { type: 'plain_text', text: clip(text, max) || '–', emoji: false };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(oneLine(text), limits.header.text) };
}

export function context(...sentence: Sentence): ContextBlock {
  return { type: 'context', elements: [mrkdwn(sentence)] };
}
