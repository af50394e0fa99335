import { isRaw } from '../../../slack/block-kit/place.ts';
import type { Raw } from '../../../slack/block-kit/place.ts';
import type { Block, Clicked } from '../contract.ts';
import { CannotDo } from './acting.ts';

export type Placed = { blockId: string; block: Block; element: Raw };

/** Every element of these blocks that has an action_id, with its block. */
export function elementsIn(blocks: Block[]): Placed[] {
  return blocks.flatMap((block) =>
    [block.accessory, block.element, ...(Array.isArray(block.elements) ? block.elements : [])]
      .filter(isRaw)
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({ blockId: block.block_id ?? '', block, element })),
  );
}

/** The one that a person means; where several match, the first. */
export function getElement(blocks: Block[], { action_id, block_id, value }: Clicked): Placed {
  const found = elementsIn(blocks).find(
    ({ blockId, element }) =>
      element.action_id === action_id &&
      (block_id === undefined || blockId === block_id) &&
      (value === undefined || element.type !== 'button' || element.value === value),
  );
  if (found) return found;
  const there = elementsIn(blocks).map(({ element }) => String(element.action_id));
  throw new CannotDo(`there is no ${action_id} to click here, only ${there.join(', ') || 'nothing at all'}`);
}
