import type { Deed, Likeness, ObserveCall } from '../domain/shadow/observe.ts';

/** What people do themselves in a system, for workflows in shadow. `compares` has the tools by their names. */
export type ByHand<About, Tool extends string> = {
  compares: Readonly<Record<Tool, Likeness>>;
  /** Everything that was done about it since then, by whomever. Throws ToolFailure as reads do. */
  deeds(about: About, call: ObserveCall): Promise<Deed[]>;
};
