import type { Block, TypedValues, View } from '../../src/sandbox/slack/contract.ts';

type Option = { text: { text: string }; value: string };
type Element = { type?: string; action_id: string; options?: Option[]; [field: string]: unknown };
type Field = { blockId: string; label: string; element: Element };

/** What a person types by the labels they read, in the names that Slack sends: `{ 'Amount (EUR)': '60.00' }`. */
export function typedValues(view: View, byLabel: Readonly<Record<string, string>>): TypedValues {
  const values: TypedValues = {};
  for (const [label, text] of Object.entries(byLabel)) {
    const { blockId, element } = getField(view, label);
    values[blockId] = { [element.action_id]: chosen(element, text) };
  }
  return values;
}

/** Ticks on the lines of a list that say these things. */
export function ticksOn(view: View, words: readonly string[]): TypedValues {
  const lines = view.blocks.flatMap((block) => {
    const accessory = block['accessory'] as Element | undefined;
    return accessory?.['type'] === 'checkboxes' ? [{ block, accessory }] : [];
  });
  return Object.fromEntries(
    words.map((said) => {
      const line = lines.find(({ block }) => JSON.stringify(block).includes(said));
      if (!line) throw new Error(`No line with ${said} has a tick.`);
      const { action_id: actionId, options = [] } = line.accessory;
      return [line.block.block_id ?? '', { [actionId]: options.map(({ value }) => value) }];
    }),
  );
}

/** Problems as they stand beside the fields, by label. */
export function problemsByLabel(
  view: View,
  errors: Readonly<Record<string, string>>,
): Record<string, string> {
  const fields = fieldsIn(view);
  const labelOf = (blockId: string) => fields.find((field) => field.blockId === blockId)?.label ?? blockId;
  return Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [labelOf(blockId), text]));
}

export function fieldLabels(view: View): string[] {
  return fieldsIn(view).map(({ label }) => label);
}

function getField(view: View, label: string): Field {
  const fields = fieldsIn(view);
  const found = fields.find((field) => field.label === label);
  if (!found) throw new Error(`The form asks for ${fieldLabels(view).join(', ')}, not for ${label}.`);
  return found;
}

function fieldsIn({ blocks }: View): Field[] {
  return blocks.flatMap((block) => (block.type === 'input' ? [fieldOf(block)] : []));
}

function fieldOf(block: Block): Field {
  const { text: label } = block['label'] as { text: string };
  return { blockId: block.block_id ?? '', label, element: block['element'] as Element };
}

/** Options are chosen by what they say. */
function chosen({ type, options: alone, option_groups: groups }: Element, text: string): string | string[] {
  const options = alone ?? (groups as { options: Option[] }[] | undefined)?.flatMap((group) => group.options);
  if (type === 'multi_users_select') return text.split(' ').filter(Boolean);
  if (!options) return text;
  const option = options.find((each) => each.text.text === text);
  if (!option)
    throw new Error(`One may choose ${options.map((each) => each.text.text).join(', ')}, not ${text}.`);
  return type === 'multi_static_select' ? [option.value] : option.value;
}
