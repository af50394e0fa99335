import type { RichTextBlock, RichTextElement } from '@slack/types';
import { charactersIn } from '../../block-kit/message-size.ts';
import { pieces } from '../../text.ts';
import type { Paragraph } from './rich-text.ts';

/** Below Slack's 3,000 for one text, with room for what it may count beside it. */
export const pageWidth = 2_800;

/** Paragraphs of any length over as many blocks as they need, none wider than a page, nothing left out. */
export function paged(paragraphs: readonly Paragraph[]): RichTextBlock[] {
  const pages: Paragraph[][] = [];
  let left = 0;
  for (const part of paragraphs.flatMap(broken)) {
    const size = charactersIn(part);
    const page = pages.at(-1);
    if (page && size <= left) page.push(part);
    else pages.push([part]);
    left = (page && size <= left ? left : pageWidth) - size;
  }
  return pages.map((elements) => ({ type: 'rich_text', elements }));
}

function broken(paragraph: Paragraph): Paragraph[] {
  if (paragraph.elements.length === 0) return [];
  if (charactersIn(paragraph) <= pageWidth) return [paragraph];
  if (paragraph.type === 'rich_text_list')
    return paragraph.elements.flatMap((item) =>
      charactersIn(item) <= pageWidth ? [{ ...paragraph, elements: [item] }] : broken(item),
    );
  if (paragraph.type === 'rich_text_preformatted') return [paragraph];
  return groups(paragraph.elements.flatMap(brokenElement)).map((elements) => ({ ...paragraph, elements }));
}

function brokenElement(element: RichTextElement): RichTextElement[] {
  if (element.type !== 'text') return [element];
  return pieces(element.text, pageWidth).map((text) => ({ ...element, text }));
}

function groups(elements: readonly RichTextElement[]): RichTextElement[][] {
  const found: RichTextElement[][] = [];
  let left = 0;
  for (const element of elements) {
    const size = charactersIn(element);
    if (size > left) {
      found.push([]);
      left = pageWidth;
    }
    found.at(-1)?.push(element);
    left -= size;
  }
  return found;
}
