import type { Block, ShownMessage } from '../../src/sandbox/slack/contract.ts';
import { mentionsIn } from '../../src/sandbox/slack/workspace/mentions-in.ts';

type Option = { text: { text: string }; value: string };
type Element = { type: string; action_id: string; [field: string]: unknown };
export type Button = Element & { text: { text: string }; value: string; confirm?: unknown };

/** The labels of the buttons, in their order. */
export function buttonsOn(blocks: readonly Block[]): string[] {
  return buttonsIn(blocks).map(({ text }) => text.text);
}

/** The button that says this; of several the one with this value, or the first. */
export function getButton(blocks: readonly Block[], label: string, of?: string): Button {
  const found = buttonsIn(blocks).find(
    ({ text, value }) => text.text === label && (of === undefined || value === of),
  );
  if (!found) throw new Error(`There is no button ${label}, only ${buttonsOn(blocks).join(', ')}.`);
  return found;
}

export function getMenu(blocks: readonly Block[], label: string): { actionId: string; value: string } {
  const menu = elementsIn(blocks).find(({ type }) => type === 'overflow');
  const option = (menu?.['options'] as Option[] | undefined)?.find(({ text }) => text.text === label);
  if (!menu || !option) throw new Error(`There is no menu with ${label}.`);
  return { actionId: menu.action_id, value: option.value };
}

/** Whom a message calls, each once, in order. */
export function calledBy(message: ShownMessage): string[] {
  const { users, groups, everybody } = mentionsIn(message);
  return [...new Set([...users, ...groups, ...(everybody ? ['everybody'] : [])])].toSorted();
}

function buttonsIn(blocks: readonly Block[]): Button[] {
  return elementsIn(blocks).filter((element): element is Button => element.type === 'button');
}

function elementsIn(blocks: readonly Block[]): Element[] {
  return blocks.flatMap(({ type, elements, accessory }) => {
    if (type === 'actions') return elements as Element[];
    return accessory ? ([accessory] as Element[]) : [];
  });
}
