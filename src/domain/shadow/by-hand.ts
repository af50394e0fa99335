import type { JsonObject } from '../../lib/json.ts';
import type { Money } from '../../lib/money.ts';
import type { Deed, Likeness, ObserveCall } from './observe.ts';

/** What people do themselves in a system, as a connector reads it. `compares` has the tools by their names. */
export type ByHand<About, Tool extends string = string> = {
  compares: Readonly<Record<Tool, Likeness>>;
  /** Everything that was done about it since then, by whomever. Throws ToolFailure as reads do. */
  deeds(about: About, call: ObserveCall): Promise<Deed[]>;
};

/** The `amount` of a `currency` in a deed's arguments, in minor units; undefined where it is not told. */
export function moneyIn({ amount, currency }: JsonObject): Money | undefined {
  return typeof amount === 'number' && typeof currency === 'string' ? { minor: amount, currency } : undefined;
}
