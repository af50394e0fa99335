import type { Offer } from './foreign-tool.ts';
import type { Tool } from './tool.ts';

export const effects = ['read', 'write'] as const;
export type Effect = (typeof effects)[number];

/** What an admin said about a tool last. */
export type Grant = {
  tool: string;
  granted: boolean;
  /** As what a foreign tool counts; null for our own, whose code says it. */
  effect: Effect | null;
  changedBy: string;
  why: string;
  changedAt: Date;
};

/** Why a tool may not be used. `not_in_run`: it is none of the tools with which the run began. */
export const withheldReasons = ['not_granted', 'revoked', 'changed', 'gone', 'not_in_run'] as const;
export type Withheld = (typeof withheldReasons)[number];

/** What is on record about a tool: nothing for one of our own that nobody revoked. */
export type ToolStanding = { grant?: Grant | undefined; offer?: Offer | undefined };

/** Our own tools may be used unless an admin revoked them; foreign ones only where an admin granted exactly this definition. */
export function withheldBy(
  tool: Pick<Tool, 'effect' | 'definition'>,
  { grant, offer }: ToolStanding,
): Withheld | undefined {
  if (grant && !grant.granted) return 'revoked';
  if (tool.definition === undefined) return undefined;
  if (!grant || grant.effect !== tool.effect) return 'not_granted';
  if (!offer || offer.goneSince) return 'gone';
  return offer.changedAt || offer.pinned !== tool.definition ? 'changed' : undefined;
}

/** A tool that a run began with: the same name with another effect or definition is another tool. */
export type RunTool = {
  name: string;
  effect: Effect;
  definition: string | null;
  /** Granted by an admin to this run alone, at this instant: a revocation after it counts again. */
  once?: { by: string; at: string };
};

export function asRunTool({ name, effect, definition }: Tool): RunTool {
  return { name, effect, definition: definition ?? null };
}

/** As withheldBy, for one run: what an admin granted to it alone may be used, as it was then and while its server has it. */
export function withheldFrom(
  fixed: readonly RunTool[] | null,
  tool: Tool,
  standing: ToolStanding,
): Withheld | undefined {
  if (!isOfRun(fixed, tool)) return 'not_in_run';
  const own = fixed?.find(({ name }) => name === tool.name)?.once;
  const { grant, offer } = standing;
  if (!own || (grant && grant.changedAt > new Date(own.at))) return withheldBy(tool, standing);
  if (tool.definition === undefined) return undefined;
  if (!offer || offer.goneSince) return 'gone';
  return offer.changedAt || offer.pinned !== tool.definition ? 'changed' : undefined;
}

/** Whether the run began with it. A run from before tools were fixed has no list: then only the grants count. */
export function isOfRun(fixed: readonly RunTool[] | null, tool: Tool): boolean {
  if (!fixed) return true;
  const { name, effect, definition } = asRunTool(tool);
  return fixed.some((each) => each.name === name && each.effect === effect && each.definition === definition);
}
