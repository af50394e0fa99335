import type { Paragraph } from '../cards/parts/rich-text.ts';
import { bold, quote, section } from '../cards/parts/rich-text.ts';
import { clip, oneLine } from '../text.ts';

export type TypedText = { title: string; text: string };

/** What a person typed into a form that can no longer be saved: whole, so that it can be copied. */
export function typedTexts(texts: readonly TypedText[]): Paragraph[] {
  if (texts.length === 0) return [];
  return [
    section(bold('What you typed, to copy:')),
    ...texts.flatMap(({ title, text }) => [section(`${clip(oneLine(title), 80)}:`), quote(text)]),
  ];
}

type Form = {
  blocks: readonly object[];
  state: { values: Record<string, Record<string, { value?: string | null }>> };
};
type Input = { block_id: string; label?: { text: string }; element?: { initial_value?: string } };

/** The texts in a submitted form that were not there when it was opened. */
export function typedInto({ blocks, state }: Form): TypedText[] {
  const inputs = (blocks as Partial<Input>[]).filter((block): block is Input => block.block_id !== undefined);
  return inputs.flatMap(({ block_id, label, element }) => {
    const [field] = Object.values(state.values[block_id] ?? {});
    const text = field?.value ?? '';
    const isOld = text.trim() === '' || text === element?.initial_value;
    return isOld ? [] : [{ title: label?.text ?? block_id, text }];
  });
}
