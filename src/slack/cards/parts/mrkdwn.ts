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
  switch (element.type) {
    case 'text':
      return element.style?.bold ? `*${escapeMrkdwn(element.text)}*` : escapeMrkdwn(element.text);
    case 'user':
      return `<@${element.user_id}>`;
    case 'channel':
      return `<#${element.channel_id}>`;
    case 'link':
      return `<${address(element.url)}|${escapeMrkdwn(element.text ?? element.url)}>`;
    case 'date':
      return `<!date^${element.timestamp}^${element.format}|${escapeMrkdwn(element.fallback ?? '')}>`;
    case 'broadcast':
    case 'color':
    case 'emoji':
    case 'team':
    case 'usergroup':
      throw new Error(`A sentence holds a ${element.type}, which no card uses. Spell it in mrkdwn.ts first.`);
  }
}

function address(url: string): string {
  return escapeMrkdwn(url).replaceAll('|', '%7C');
}
