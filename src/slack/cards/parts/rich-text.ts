import type {
  RichTextBlock,
  RichTextDate,
  RichTextElement,
  RichTextLink,
  RichTextList,
  RichTextQuote,
  RichTextSection,
  RichTextText,
} from '@slack/types';
import { clean, clip } from '../../text.ts';
import { followable, honestLabel } from './link.ts';

/** A piece of a sentence. A string is literal: it shows what was written and does nothing. */
export type Part = string | RichTextElement;
export type Sentence = readonly Part[];
export type Paragraph = RichTextBlock['elements'][number];

type Style = NonNullable<RichTextText['style']>;

export const bold = (text: string): RichTextText => styled(text, { bold: true });
export const code = (text: string): RichTextText => styled(text, { code: true });
export const struck = (text: string): RichTextText => styled(text, { strike: true });

function styled(text: string, style: Style): RichTextText {
  return { type: 'text', text: clean(text), style };
}

const slackUser = /^[UW][A-Z0-9]{1,30}$/;

/** A mention, which tells that person. An id that is none of Slack's is literal. */
export function person(id: string): Part {
  return slackUser.test(id) ? { type: 'user', user_id: id } : clip(id, 60);
}

export function channel(id: string): Part {
  return /^[CG][A-Z0-9]{1,30}$/.test(id) ? { type: 'channel', channel_id: id } : clip(id, 60);
}

export function userGroup(id: string): Part {
  return /^S[A-Z0-9]{1,30}$/.test(id) ? { type: 'usergroup', usergroup_id: id } : clip(id, 60);
}

/** The sign and its name, for who does not see it. */
export function emoji(name: string): Part[] {
  const plainName = `:${clip(name, 60)}:`;
  return /^[a-z0-9_+'-]+$/.test(name) ? [{ type: 'emoji', name }, ' ', code(plainName)] : [plainName];
}

/** In the reader's own time zone. */
export function at(time: Date, format = '{date_short_pretty} at {time}'): RichTextDate {
  return {
    type: 'date',
    timestamp: Math.floor(time.getTime() / 1000),
    format,
    fallback: `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  };
}

/** A live link where the address is one to follow, else the label alone. */
export function link(label: string, url: string | null): Part {
  const href = followable(url);
  if (!href) return label;
  return { type: 'link', url: href, text: honestLabel(label, href) } satisfies RichTextLink;
}

export function section(...sentence: Sentence): RichTextSection {
  return { type: 'rich_text_section', elements: elementsOf(sentence) };
}

export function quote(...sentence: Sentence): RichTextQuote {
  return { type: 'rich_text_quote', elements: elementsOf(sentence) };
}

export function bullets(items: readonly Sentence[], indent = 0): RichTextList {
  return {
    type: 'rich_text_list',
    style: 'bullet',
    indent,
    elements: items.map((item) => section(...item)),
  };
}

/** One numbered item: what stands between two numbers does not start the count again. */
export function numbered(number: number, ...sentence: Sentence): RichTextList {
  const list: RichTextList & { offset: number } = {
    type: 'rich_text_list',
    style: 'ordered',
    indent: 0,
    offset: number - 1,
    elements: [section(...sentence)],
  };
  return list;
}

/** Empty paragraphs are left out; undefined when nothing is left. */
export function richText(paragraphs: readonly Paragraph[]): RichTextBlock[] {
  const elements = paragraphs.filter((paragraph) => paragraph.elements.length > 0);
  return elements.length ? [{ type: 'rich_text', elements }] : [];
}

/** `[['a'], ['b']]` → `['a', ' · ', 'b']`. */
export function joined(sentences: readonly Sentence[], separator = ' · '): Part[] {
  return sentences.flatMap((sentence, index) => (index ? [separator, ...sentence] : [...sentence]));
}

function elementsOf(sentence: Sentence): RichTextElement[] {
  return sentence
    .map((part) => (typeof part === 'string' ? { type: 'text' as const, text: clean(part) } : part))
    .filter((element) => element.type !== 'text' || element.text !== '');
}
