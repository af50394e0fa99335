import type { Json } from '../lib/json.ts';
import { lookOf } from './form/fields-of.ts';
import type { Action } from './proposal.ts';
import type { Recorded, Workflow } from './workflow.ts';

/** The amounts of money in these actions that stand in nothing that was read: worked out, or made up. */
export function unreadAmounts(
  { writes }: Pick<Workflow, 'writes'>,
  actions: readonly Action[],
  readings: readonly Recorded[],
): number[] {
  const read = new Set(readings.flatMap(({ data }) => numbersIn(data)));
  return actions
    .filter(({ movesMoney }) => movesMoney)
    .flatMap(({ tool, args }) => {
      const shape = writes.find(({ name }) => name === tool)?.input.shape ?? {};
      const money = Object.entries(shape).flatMap(([name, part]) => (lookOf(part).money ? [name] : []));
      return money.map((name) => Number(args[name])).filter((amount) => !read.has(amount));
    });
}

function numbersIn(data: Json): number[] {
  if (typeof data === 'number') return [data];
  if (Array.isArray(data)) return data.flatMap(numbersIn);
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(numbersIn) : [];
}
