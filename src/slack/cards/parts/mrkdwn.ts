import type { MrkdwnElement, RichTextElement } from '@slack/types';
import { escapeMrkdwn } from '../../text.ts';
import type { Part, Sentence } from './rich-text.ts';

/** The same sentence where Slack takes no rich text: contexts, fields and the text of notifications. */
export function mrkdwnOf(sentence: Sentence): string {
  return sentence.map(spell).join('');
}

export function mrkdwn(sentence: Sentence): MrkdwnElement {
  return { type: 'mrkdwn', text: mrkdwnOf(sentence), verbatim: true };
}

function spell(part: Part): string {
  return typeof part === 'string' ? escapeMrkdwn(part) : spellElement(part);
}

function spellElement(element: RichTextElement): string {
  if (element.type === 'text') return emphasized(escapeMrkdwn(element.text), element.style?.bold);
  if (element.type === 'user') return `<@${element.user_id}>`;
  if (element.type === 'channel') return `<#${element.channel_id}>`;
  if (element.type === 'link')
    return `<${address(element.url)}|${escapeMrkdwn(element.text ?? element.url)}>`;
  if (element.type === 'emoji') return `:${escapeMrkdwn(element.name)}:`;
  if (element.type === 'date')
    return `<!date^${element.timestamp}^${element.format}|${escapeMrkdwn(element.fallback ?? '')}>`;
  throw new Error(`A sentence holds a ${element.type}, which no card uses. Spell it in mrkdwn.ts first.`);
}

function emphasized(text: string, isBold = false): string {
  return isBold ? `*${text}*` : text;
}

function address(url: string): string {
  return escapeMrkdwn(url).replaceAll('|', '%7C');
}
