import type { KnownBlock, RichTextBlock, RichTextSection } from '@slack/types';
import { passagesOf } from '../../domain/document.ts';
import { inert } from '../../lib/mrkdwn.ts';

type Paragraph = RichTextBlock['elements'][number];

/** Slack takes about 3,000 characters in one block. */
const perBlock = 2_800;

/** A post as it will look: every text literal, so nothing in it calls anybody, leads anywhere or is formatted. */
export function postBlocks({ title, text }: { title: string; text: string }): KnownBlock[] {
  return [
    { type: 'header', text: { type: 'plain_text', text: inert(title), emoji: false } },
    ...blocksOf(passagesOf(text).flatMap(paragraphsOf)),
    {
      type: 'context',
      elements: [{ type: 'plain_text', text: 'Drafted by an agent, posted by LeenOps', emoji: false }],
    },
  ];
}

function paragraphsOf(passage: ReturnType<typeof passagesOf>[number]): Paragraph[] {
  if (passage.is === 'heading') return [section(passage.text, true)];
  if (passage.is === 'lines') return pieces(passage.text).map((piece) => section(piece));
  return passage.items.map((item): Paragraph => ({
    type: 'rich_text_list',
    style: 'bullet',
    elements: pieces(item).map((piece) => section(piece)),
  }));
}

function section(text: string, isBold = false): RichTextSection {
  const style = isBold ? { style: { bold: true } } : {};
  return { type: 'rich_text_section', elements: [{ type: 'text', text: inert(text), ...style }] };
}

function pieces(text: string): string[] {
  const points = Array.from(text);
  const count = Math.ceil(points.length / perBlock);
  return Array.from({ length: count }, (_, nth) =>
    points.slice(nth * perBlock, (nth + 1) * perBlock).join(''),
  );
}

/** A heading begins a new block, since Slack leaves space between blocks only; so does what has no room. */
function blocksOf(paragraphs: readonly Paragraph[]): RichTextBlock[] {
  const blocks: { block: RichTextBlock; size: number }[] = [];
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1);
    const size = JSON.stringify(paragraph).length;
    const isHeading = paragraph.type === 'rich_text_section' && isBold(paragraph);
    if (last && !isHeading && last.size + size <= perBlock) {
      append(last.block, paragraph);
      last.size += size;
    } else blocks.push({ block: { type: 'rich_text', elements: [paragraph] }, size });
  }
  return blocks.map(({ block }) => block);
}

/** Bullets that follow each other are one list. */
function append({ elements }: RichTextBlock, paragraph: Paragraph): void {
  const last = elements.at(-1);
  if (last?.type === 'rich_text_list' && paragraph.type === 'rich_text_list')
    last.elements.push(...paragraph.elements);
  else elements.push(paragraph);
}

function isBold({ elements: [first] }: RichTextSection): boolean {
  return first?.type === 'text' && first.style?.bold === true;
}
