import type { Counted } from './counted.ts';
import type { Rate } from './rate.ts';

/** What finished runs cost, failed and rejected ones included. In millionths of a dollar. */
export type Cost = {
  /** Model and tools together; null when one run's model calls are unknown. */
  microUsd: number | null;
  model: number | null;
  /** What calls of tools cost by the prices that their tools declare; null where none of those called declares one. */
  tools: number | null;
  /** Calls of tools that declare a price, of all calls: what was read, and what was to be carried out. */
  pricedCalls: Rate;
  /** Runs with a model call that has no known price. */
  unpriced: Rate;
  /** All of it, shared by the completed runs. */
  perCompleted: number | null;
};

/** The cost of everything that was finished, shared by what was completed. */
export function costOf(
  { model, unpriced, tools, calls, priced }: Counted['cost'],
  { finished, completed }: { finished: number; completed: number },
): Cost {
  const ofModel = unpriced ? null : model;
  const microUsd = ofModel === null ? null : ofModel + tools;
  return {
    microUsd,
    model: ofModel,
    tools: priced ? tools : null,
    pricedCalls: { of: priced, outOf: calls },
    unpriced: { of: unpriced, outOf: finished },
    perCompleted: microUsd === null || completed === 0 ? null : Math.round(microUsd / completed),
  };
}
